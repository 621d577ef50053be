using System.Net;
using WorkTrack.Data.Keys;
using WorkTrack.Web.Keys;

namespace WorkTrack.Tests.Keys;

/// <summary>When a key is used, and when it looks as if two computers had it.</summary>
public sealed class KeyUseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly IPAddress Desk = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Copy = IPAddress.Parse("192.0.2.2");

    private readonly KeyUse _use = new();

    [Fact]
    public void Use_NotedAndStored_IsWrittenOnce()
    {
        Assert.Null(_use.Unwritten("a"));
        _use.Note(Noon, Desk);

        var stored = _use.Unwritten("a")!;
        Assert.Equal(new StoredKeyUse("a", Noon, "192.0.2.1", null), stored);
        _use.Written(stored);
        Assert.Null(_use.Unwritten("a"));
    }

    [Fact]
    public void Use_AfterARestart_IsWhatWasStored()
    {
        var again = new KeyUse();
        again.Restore(new StoredKeyUse("a", Noon, "192.0.2.1", "192.0.2.2"));

        Assert.Equal((Noon, Desk, Copy), (again.LastUsedAt, again.Address, again.OtherAddress));
        Assert.Null(again.Unwritten("a"));
    }

    [Fact]
    public void TwoComputers_WithOneKey_AreNoticedAfterAFewMinutes()
    {
        for (var minute = 0; minute < 5; minute++)
        {
            _use.Note(Noon.AddMinutes(minute), minute % 2 == 0 ? Desk : Copy);
        }

        Assert.Equal(new[] { Desk, Copy }.Order(Comparer<IPAddress>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))),
            new[] { _use.Address!, _use.OtherAddress! }.Order(Comparer<IPAddress>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))));
    }

    [Fact]
    public void OneComputer_BetweenHomeAndOffice_IsNotTakenForTwo()
    {
        for (var day = 0; day < 30; day++)
        {
            _use.Note(Noon.AddDays(day), Desk);
            _use.Note(Noon.AddDays(day).AddHours(8), Copy);
        }

        Assert.Null(_use.OtherAddress);
    }

    [Fact]
    public void OneComputer_ThatWandersThroughNetworks_IsNotTakenForTwo()
    {
        for (var network = 0; network < 50; network++)
        {
            _use.Note(Noon.AddMinutes(network), new IPAddress([198, 51, 100, (byte)network]));
        }

        Assert.Null(_use.OtherAddress);
    }
}
