namespace WorkTrack.Web.Admin;

/// <summary>Registers the pages of administrators.</summary>
internal static class AdminServices
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services.AddScoped<UserDialogs>().AddScoped<TeamActions>();
}
