using System.Collections.Immutable;
using Bogus;

namespace WorkTrack.Web.Demo;

/// <summary>A program that people of the demo use.</summary>
/// <param name="Name">Its name, as an agent reports it.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Titles">What its windows are called; <see cref="Client"/> and <see cref="Colleague"/> stand for names.</param>
internal sealed record DemoProgram(string Name, string Path, ImmutableArray<string> Titles)
{
    /// <summary>Stands for a client's name in a title.</summary>
    public const string Client = "{client}";

    /// <summary>Stands for a colleague's first name in a title.</summary>
    public const string Colleague = "{colleague}";

    private const string Office = @"C:\Program Files\Microsoft Office\root\Office16\";

    public static DemoProgram Excel(params string[] workbooks) => Of("EXCEL.EXE", Office + "EXCEL.EXE", workbooks, ".xlsx - Excel");

    public static DemoProgram Word(params string[] documents) => Of("WINWORD.EXE", Office + "WINWORD.EXE", documents, ".docx - Word");

    public static DemoProgram Slides(params string[] decks) => Of("POWERPNT.EXE", Office + "POWERPNT.EXE", decks, ".pptx - PowerPoint");

    public static DemoProgram Outlook() => Of(
        "OUTLOOK.EXE", Office + "OUTLOOK.EXE",
        ["Caixa de Entrada", "Calendário", "Itens Enviados", $"RE: Proposta para {Client}", $"Reunião com {Client}"], " - Outlook");

    public static DemoProgram Teams() => Of(
        "ms-teams.exe", @"C:\Program Files\WindowsApps\MSTeams\ms-teams.exe",
        [$"Chat | {Colleague}", "Reunião de alinhamento", "Calendário", $"Chamada com {Colleague}"], " | Microsoft Teams");

    public static DemoProgram Chrome(params string[] pages) => Of(
        "chrome.exe", @"C:\Program Files\Google\Chrome\Application\chrome.exe", pages, " - Google Chrome");

    public static DemoProgram Sap(params string[] screens) => Of(
        "saplogon.exe", @"C:\Program Files\SAP\FrontEnd\SAPGUI\saplogon.exe", screens, " - SAP GUI");

    public static DemoProgram AutoCad(params string[] drawings) => Of(
        "acad.exe", @"C:\Program Files\Autodesk\AutoCAD 2025\acad.exe", drawings.Select(name => $"Autodesk AutoCAD 2025 - [{name}.dwg]"), "");

    public static DemoProgram VsCode(string name, string path, params string[] files) => Of(name, path, files, " - Visual Studio Code");

    /// <summary>A program that writes its own titles.</summary>
    public static DemoProgram Plain(string name, string path, params string[] titles) => Of(name, path, titles, "");

    /// <summary>A Mac's program, which lies where its name says.</summary>
    public static DemoProgram Mac(string name, params string[] titles) => Of(name, $"/Applications/{name}.app", titles, "");

    /// <summary>The title of one of its windows.</summary>
    /// <param name="computer">Whose window it is.</param>
    /// <param name="random">Where chance comes from.</param>
    public string TitleOn(DemoComputer computer, Randomizer random) => random.ListItem([.. Titles])
        .Replace(Client, random.ListItem([.. computer.Clients]), StringComparison.Ordinal)
        .Replace(Colleague, random.ListItem([.. computer.Colleagues]), StringComparison.Ordinal);

    private static DemoProgram Of(string name, string path, IEnumerable<string> titles, string ending) =>
        new(name, path, [.. titles.Select(title => title + ending)]);
}
