namespace WorkTrack.Web.Computers;

/// <summary>Registers the page of a computer.</summary>
internal static class ComputerServices
{
    public static IServiceCollection AddComputers(this IServiceCollection services) => services
        .AddSingleton<ComputerReader>().AddSingleton<ComputerService>().AddSingleton<NoteService>().AddScoped<ComputerActions>();
}
