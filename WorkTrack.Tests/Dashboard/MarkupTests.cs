using Microsoft.AspNetCore.Components;
using WorkTrack.Web.Shell;

namespace WorkTrack.Tests.Dashboard;

public sealed class MarkupTests
{
    [Fact]
    public void Text_WithWhatMarkupIsMadeOf_IsEncoded()
    {
        const string title = "<script>alert(1)</script> & \"'";

        Assert.Equal(
            "<b title=\"&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#x27;\">&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#x27;</b>",
            Markup.Of($"<b title=\"{title}\">{title}</b>").Value);
    }

    [Fact]
    public void Text_OfOtherAlphabets_StaysReadable() => Assert.Equal("<b>Relatório 報告</b>", Markup.Of($"<b>{"Relatório 報告"}</b>").Value);

    [Fact]
    public void Text_ThatEndsInTheMiddleOfACharacter_IsReplacedThere() => Assert.Equal("a&#xFFFD;b", Markup.Of($"{"a\uD83Db"}").Value);

    [Fact]
    public void NumbersMarkupAndNothing_StandAsTheyAre()
    {
        string? nothing = null;

        Assert.Equal("<i>12<br></i>", Markup.Of($"<i>{12}{new MarkupString("<br>")}{nothing}{default(MarkupString)}</i>").Value);
    }
}
