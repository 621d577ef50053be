using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace WorkTrack.Web.Languages;

/// <summary>A sentence with something other than text in it, wherever its language has that: <c>{0}</c> and <c>{1}</c>.</summary>
public sealed class Phrase : ComponentBase
{
    /// <summary>The sentence.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>What stands for <c>{0}</c>.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>What stands for <c>{1}</c>.</summary>
    [Parameter]
    public RenderFragment? Second { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var rest = Text.AsSpan();
        for (var at = rest.IndexOf('{'); at >= 0; at = rest.IndexOf('{'))
        {
            builder.AddContent(0, rest[..at].ToString());
            builder.AddContent(1, rest[at + 1] == '0' ? ChildContent : Second);
            rest = rest[(at + "{0}".Length)..];
        }

        builder.AddContent(2, rest.ToString());
    }
}
