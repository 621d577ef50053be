using WorkTrack.Domain.Computers;

namespace WorkTrack.Tests.Domain.Computers;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \t\0 ", null)]
    [InlineData("Relatório – Word", "Relatório – Word")]
    [InlineData("a\0b\r\nc\u0085d\u001b[31m", "a b  c d [31m")]
    [InlineData("\ud83d\ude00", "\ud83d\ude00")]
    [InlineData("a\ufffeb\uffff\ufdd0", "a\ufffdb\ufffd\ufffd")]
    [InlineData("a\ud83f\udffe", "a\ufffd")]
    [InlineData("\ufeff\u200b ", null)]
    public void Clean_AnyText_IsFitToKeep(string? text, string? expected) => Assert.Equal(expected, CleanText.Clean(text, 100));

    [Fact] // Not a theory's data: attributes are stored as UTF-8, which has no half of a pair.
    public void Clean_LoneSurrogates_AreReplaced()
    {
        Assert.Equal("x\ufffdy", CleanText.Clean("x\ud800y", 100));
        Assert.Equal("x\ufffd", CleanText.Clean("x\udc00", 100));
        Assert.Equal("\ufffd\ufffd", CleanText.Clean("\udc00\ud800", 100));
    }

    [Fact]
    public void Clean_EveryCodeUnit_CanBeNormalised()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            Assert.NotNull(CleanText.Clean($"a{(char)c}b", 100)!.Normalize(System.Text.NormalizationForm.FormD));
        }
    }

    [Theory]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("ab\ud83d\ude00", 3, "ab")]
    [InlineData("ab\ud83d\ude00", 4, "ab\ud83d\ude00")]
    [InlineData("ab cd", 3, "ab")]
    public void Clean_TooLong_IsCutAtAWholeCodePoint(string text, int maxLength, string expected) =>
        Assert.Equal(expected, CleanText.Clean(text, maxLength));
}
