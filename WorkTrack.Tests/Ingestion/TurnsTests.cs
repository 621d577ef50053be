using WorkTrack.Web.Ingestion;

namespace WorkTrack.Tests.Ingestion;

public sealed class TurnsTests
{
    private readonly Turns<string> _turns = new();

    [Fact]
    public async Task Turns_OfOneKey_ComeInOrderAndOneByOne()
    {
        var first = await _turns.TakeAsync("A");
        var others = Enumerable.Range(0, 3).Select(_ => _turns.TakeAsync("A").AsTask()).ToList();
        Assert.DoesNotContain(others, other => other.IsCompleted);

        first.Dispose();
        foreach (var other in others)
        {
            using var turn = await other.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            Assert.DoesNotContain(others.SkipWhile(each => each != other).Skip(1), later => later.IsCompleted);
        }

        Assert.Equal(0, _turns.Count);
    }

    [Fact]
    public async Task Turns_OfDifferentKeys_DoNotWaitForEachOther()
    {
        using var a = await _turns.TakeAsync("A");
        var b = _turns.TakeAsync("B");

        Assert.True(b.IsCompletedSuccessfully);
        Assert.Equal(2, _turns.Count);
        (await b).Dispose();
        Assert.Equal(1, _turns.Count);
    }

    [Fact]
    public async Task Turns_ManyAtOnce_NeverOverlapAndLeaveNothing()
    {
        var (inside, most, done) = (new int[7], 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Task.Run(async () =>
        {
            using var turn = await _turns.TakeAsync($"{i % inside.Length}");
            most = Math.Max(most, Interlocked.Increment(ref inside[i % inside.Length]));
            await Task.Yield();
            Interlocked.Decrement(ref inside[i % inside.Length]);
            Interlocked.Increment(ref done);
        })));

        Assert.Equal((1, 1000, 0), (most, done, _turns.Count));
    }
}
