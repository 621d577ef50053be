namespace WorkTrack.Web.Computers;

/// <summary>Registers the pages of computers.</summary>
internal static class ComputerServices
{
    public static IServiceCollection AddComputers(this IServiceCollection services) => services
        .AddSingleton<ComputerReader>().AddSingleton<ComputerService>().AddSingleton<NoteService>().AddScoped<ComputerActions>().AddTransient<FleetExport>();

    public static void MapComputers(this IEndpointRouteBuilder routes) => FleetExport.Map(routes);
}
