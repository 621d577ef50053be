using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Keys;

namespace WorkTrack.Tests.Keys;

/// <summary>Where in a request the key stands.</summary>
public sealed class PresentedKeyTests
{
    [Theory]
    [InlineData("Bearer KEY")]
    [InlineData("bearer   KEY ")]
    [InlineData("Basic agent:KEY")]
    [InlineData("basic :KEY")]
    [InlineData("Basic anybody at all:KEY")]
    public void Authorization_WithAKey_IsRead(string header) => Assert.Equal("KEY", Read(("Authorization", Encoded(header))));

    [Fact]
    public void OwnHeader_WithAKey_IsReadBeforeAnyOther() =>
        Assert.Equal("KEY", Read(("X-Agent-Key", "KEY"), ("Authorization", Encoded("Basic proxy:password"))));

    [Fact]
    public void Password_WithColons_IsWholeAfterTheFirst() => Assert.Equal("a:b", Read(("Authorization", Encoded("Basic agent:a:b"))));

    [Theory]
    [InlineData("Authorization", "")]
    [InlineData("Authorization", "Basic")]
    [InlineData("Authorization", "Basic !!!")]
    [InlineData("Authorization", "Basic YWdlbnQ=")]
    [InlineData("Authorization", "Negotiate abc")]
    [InlineData("X-Agent-Key", "")]
    public void Header_WithoutWhatCanBeAKey_IsAnEmptyKeyAndNotNone(string name, string value) => Assert.Equal("", Read((name, value)));

    [Fact]
    public void Header_TooLongOrTwice_IsAnEmptyKey()
    {
        Assert.Equal("", Read(("X-Agent-Key", new string('a', PresentedKey.MaxLength + 1))));
        Assert.Equal("", Read(("Authorization", Encoded($"Basic agent:{new string('a', 600)}"))));
        Assert.Equal("", Read(("X-Agent-Key", new StringValues(["KEY", "KEY"]))));
    }

    [Fact]
    public void Request_WithoutHeaders_ShowsNone() => Assert.Null(Read());

    [Fact]
    public void FindingWhoSends_MakesNoGarbage()
    {
        var secret = SecretText.Create(SecretKind.AgentKey);
        var book = new KeyBook();
        book.Apply([new AgentKey { Id = secret.Id, Hash = [.. secret.Hash], Team = 1, CreatedAt = DateTimeOffset.UnixEpoch }]);
        var headers = new HeaderDictionary { ["Authorization"] = Encoded($"Basic agent:{secret.Text}") };
        Assert.True(Find(headers, book));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Find(headers, book);
        }

        // Less than one object for a hundred requests.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 240);
    }

    private static bool Find(HeaderDictionary headers, KeyBook book)
    {
        Span<char> buffer = stackalloc char[PresentedKey.MaxLength];
        return PresentedKey.TryRead(headers, buffer, out var key) && book.Recognise(key) is { Admission.IsCompleted: true };
    }

    private static string? Read(params (string Name, StringValues Value)[] headers)
    {
        var dictionary = new HeaderDictionary();
        foreach (var (name, value) in headers)
        {
            dictionary[name] = value;
        }

        Span<char> buffer = stackalloc char[PresentedKey.MaxLength];
        return PresentedKey.TryRead(dictionary, buffer, out var key) ? key.ToString() : null;
    }

    private static string Encoded(string header) => header.Split(' ', 2) is [{ } scheme, { } credentials] && scheme.Equals("basic", StringComparison.OrdinalIgnoreCase)
        ? $"{scheme} {Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials))}"
        : header;
}
