using WorkTrack.Web.Access;
using WorkTrack.Web.Feed;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Usage;

/// <summary>Registers what programs read of computers and of usage: <c>/api/v1</c>, and its description.</summary>
internal static class UsageServices
{
    public const string IdHelp = "The computer's id, as its agent sends it.";
    public const string ComputerHelp = "The id of the only computer to count; all you may see when it is missing.";
    public const string TeamHelp = "The number of the only team whose computers to count; all you may see when it is missing. 0 stands for no team.";

    public static IServiceCollection AddUsage(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => WireJson.Write(json.SerializerOptions));
        services.AddHttpContextAccessor().AddScoped<UsageScope>();
        return services.AddApiDescription();
    }

    public static void MapUsage(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").RequireAuthorization(Policies.Reader).RequireCors(AccessServices.FeedCors)
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        api.AddEndpointFilter(RefuseAsync);
        api.MapComputers();
        api.MapUsageOfFleet();
        routes.MapOpenApi(ApiDescription.Address).RequireAuthorization(Policies.Reader);
    }

    private static async ValueTask<object?> RefuseAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedQueryException refused)
        {
            await ApiProblem.WriteAsync(context.HttpContext, refused.Status, refused.Message);
            return Results.Empty;
        }
    }
}
