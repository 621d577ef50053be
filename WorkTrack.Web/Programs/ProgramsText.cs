namespace WorkTrack.Web.Programs;

/// <summary>The words of programs and their categories; they stand in the resource files beside it.</summary>
internal sealed class ProgramsText;
