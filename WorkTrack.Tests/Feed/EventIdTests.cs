using WorkTrack.Web.Feed;

namespace WorkTrack.Tests.Feed;

public sealed class EventIdTests
{
    [Theory]
    [InlineData("ab12-17", 17L)]
    [InlineData("ab12-0", null)]
    [InlineData("ab13-17", null)]
    [InlineData("ab12", null)]
    [InlineData("ab12-", null)]
    [InlineData("ab12--1", null)]
    [InlineData("ab12-+1", null)]
    [InlineData("ab12- 17", null)]
    [InlineData("ab12-99999999999999999999", null)]
    [InlineData("ab123-17", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void OffsetOf_WhateverAClientSends_IsOurOffsetOrNone(string? id, long? expected) => Assert.Equal(expected, EventId.OffsetOf(id, "ab12"));
}
