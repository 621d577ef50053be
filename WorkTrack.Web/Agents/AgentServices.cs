namespace WorkTrack.Web.Agents;

/// <summary>Registers the page where computers are connected.</summary>
internal static class AgentServices
{
    public static IServiceCollection AddAgents(this IServiceCollection services) => services.AddSingleton<AgentReader>().AddScoped<AgentActions>().AddScoped<AgentDialogs>();
}
