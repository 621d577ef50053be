using CsCheck;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>Asks whether something holds for many lives; a life for which it does not is cut down to what matters, and told.</summary>
internal static class Sampling
{
    public static void Hold(this Gen<Life> lives, Action<Life> assert, int count) =>
        lives.Sample(assert, iter: count, print: life => Story.Of(Shortest(life, assert)));

    public static void Hold<T>(this Gen<Life> lives, Gen<T> choices, Action<Life, T> assert, int count) =>
        Gen.Select(lives, choices).Sample(both => assert(both.Item1, both.Item2), iter: count, print: both =>
            $"{Story.Of(Shortest(both.Item1, life => assert(life, both.Item2)))}and: {both.Item2}");

    /// <summary>Every n-th thing, and the last.</summary>
    public static bool IsTurn(int index, int every, int count) => index % every == 0 || index == count - 1;

    /// <summary>Takes out of a life what can go without making the assertion hold: first large parts, then single events.</summary>
    private static Life Shortest(Life life, Action<Life> assert)
    {
        if (Fails(life with { Events = [] }, assert))
        {
            // It makes events of its own from the agents: then all of them are the story.
            return life;
        }

        for (var size = life.Events.Length / 2; size > 0; size = size == 1 ? 0 : (size + 1) / 2)
        {
            for (var start = 0; start + size <= life.Events.Length;)
            {
                var less = life with { Events = life.Events.RemoveRange(start, size) };
                if (Fails(less, assert))
                {
                    life = less;
                }
                else
                {
                    start += size;
                }
            }
        }

        return life;
    }

    private static bool Fails(Life life, Action<Life> assert)
    {
        try
        {
            assert(life);
            return false;
        }
        catch (Xunit.Sdk.XunitException)
        {
            return true;
        }
    }
}
