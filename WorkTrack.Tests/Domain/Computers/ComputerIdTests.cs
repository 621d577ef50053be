using WorkTrack.Domain.Computers;

namespace WorkTrack.Tests.Domain.Computers;

public sealed class ComputerIdTests
{
    [Theory]
    [InlineData("A", true)]
    [InlineData("AF3ECD85928B3166", true)]
    [InlineData("a.b_c:d-9", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    [InlineData("../x", false)]
    [InlineData("é", false)]
    public void TryParse_Text_AcceptsOnlyItsAlphabet(string? text, bool valid) => Assert.Equal(valid, ComputerId.TryParse(text, out _));

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void TryParse_Length_EndsAtAHundred(int length, bool valid) =>
        Assert.Equal(valid, ComputerId.TryParse(new string('a', length), out _));
}
