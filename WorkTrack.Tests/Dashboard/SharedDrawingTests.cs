using System.Globalization;
using System.Runtime.CompilerServices;
using WorkTrack.Web.Dashboard;

namespace WorkTrack.Tests.Dashboard;

public sealed class SharedDrawingTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly SharedDrawing<object, string> _drawings = new();
    private int _drawn;

    [Fact]
    public void Drawing_AskedForAgain_IsTheSame()
    {
        var source = new object();

        Assert.Same(_drawings.Of(source, Monday, Draw), _drawings.Of(source, Monday, Draw));
        Assert.Equal(1, _drawn);
    }

    [Fact]
    public void Drawing_OfSomethingElseOrOnAnotherDay_IsDrawnAnew()
    {
        var source = new object();
        _drawings.Of(source, Monday, Draw);

        _drawings.Of(new object(), Monday, Draw);
        _drawings.Of(source, Monday.AddDays(1), Draw);

        Assert.Equal(3, _drawn);
    }

    [Fact]
    public void Drawing_InAnotherLanguage_IsItsOwn()
    {
        var source = new object();
        var english = In("en", () => _drawings.Of(source, Monday, Draw));

        Assert.Equal("pt-BR 2", In("pt-BR", () => _drawings.Of(source, Monday, Draw)));
        Assert.Same(english, In("en", () => _drawings.Of(source, Monday, Draw)));
    }

    [Fact]
    public void Drawing_OfSomethingThatIsGone_GoesWithIt()
    {
        var drawing = DrawSomethingThatGoes();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(drawing.TryGetTarget(out _));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference<string> DrawSomethingThatGoes() => new(_drawings.Of(new object(), Monday, Draw));

    private string Draw(object source) => string.Create(CultureInfo.InvariantCulture, $"{CultureInfo.CurrentUICulture.Name} {++_drawn}");

    private static string In(string language, Func<string> draw)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return draw();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
