namespace WorkTrack.Web.Programs;

/// <summary>Registers programs and their categories.</summary>
internal static class ProgramsServices
{
    public static IServiceCollection AddPrograms(this IServiceCollection services) =>
        services.AddSingleton<CategoryReader>().AddScoped<RuleActions>();
}
