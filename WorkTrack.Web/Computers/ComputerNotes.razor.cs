using System.Globalization;
using Microsoft.AspNetCore.Components;
using WorkTrack.Data.Computers;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Computers;

/// <summary>What people wrote about a computer, newest first. Read when a note has come or gone, and not with every report.</summary>
public sealed partial class ComputerNotes
{
    private ComputerState? _state;
    private (int Computer, long Revision)? _seen;
    private IReadOnlyList<ComputerNote>? _notes;
    private string? _text;
    private string? _problem;
    private bool _failed;

    /// <summary>The computer.</summary>
    [Parameter, EditorRequired]
    public ComputerId Id { get; set; }

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(1);

    [Inject]
    private Board Board { get; set; } = null!;

    [Inject]
    private NoteService Notes { get; set; } = null!;

    [Inject]
    private ComputerActions Actions { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => ReadAsync();

    /// <inheritdoc/>
    protected override async Task ReadAsync()
    {
        _state = Id.Value is null ? null : Board.StateOf(Id);
        if (_state is not { } state || (state.Key, Notes.Revision) is var sight && sight == _seen)
        {
            return;
        }

        if (_seen?.Computer != state.Key)
        {
            _notes = null;
        }

        _seen = sight;
        try
        {
            var notes = await Notes.ReadAsync(state.Key, Gone);

            // Somebody may have gone on to another computer meanwhile, whose reading has begun later.
            if (_seen == sight)
            {
                (_notes, _failed) = (notes, false);
            }
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            // Read again with the next change on the board, which the database's return is.
            (_failed, _seen) = (true, null);
        }
    }

    private string At(DateTimeOffset instant) => Calendar.ToLocal(instant).ToString("g", CultureInfo.CurrentCulture);

    private async Task AddAsync()
    {
        _problem = await Actions.AddNoteAsync(Id, _text);
        _text = _problem is null ? null : _text;
        await ReadAsync();
    }

    private async Task DeleteAsync(ComputerNote note)
    {
        _problem = await Actions.DeleteNoteAsync(Id, note.Id);
        await ReadAsync();
    }
}
