namespace WorkTrack.Web.Reports;

/// <summary>Registers reports.</summary>
internal static class ReportServices
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddLocalization();
        return services.AddSingleton<ReportService>().AddSingleton<ExportProgress>().AddTransient<ReportNames>().AddTransient<ReportExport>().AddScoped<ReportWords>();
    }

    public static void MapReports(this IEndpointRouteBuilder routes) => ReportExport.Map(routes);
}
