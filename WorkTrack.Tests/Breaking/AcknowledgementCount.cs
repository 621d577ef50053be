namespace WorkTrack.Tests.Breaking;

/// <summary>Counts acknowledged reports, and lets a test wait for more.</summary>
internal sealed class AcknowledgementCount
{
    private readonly Lock _changing = new();
    private TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _missing;

    public void Add()
    {
        lock (_changing)
        {
            if (--_missing == 0)
            {
                _reached.TrySetResult();
            }
        }
    }

    /// <summary>Waits for some more; a writer that fails ends the waiting with its failure.</summary>
    public async Task WaitForMoreAsync(int count, IEnumerable<Task> writers)
    {
        lock (_changing)
        {
            (_missing, _reached) = (count, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        var reached = _reached.Task.WaitAsync(TimeSpan.FromSeconds(90));
        await await Task.WhenAny([reached, .. writers]);
    }
}
