namespace WorkTrack.Web.Ingestion;

/// <summary>Marks the actions that agents post reports to.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AgentReportAttribute : Attribute;

/// <summary>
/// The way of reports through the server. They are nearly all of its requests, and need nothing of what pages do: no
/// language, no forms, no pages for errors, no origins.
/// </summary>
internal static class AgentPath
{
    public static void UseAgentPath(this WebApplication app) => app.MapWhen(
        context => context.GetEndpoint()?.Metadata.GetMetadata<AgentReportAttribute>() is not null,
        reports =>
        {
            // ApiErrors answers whatever fails below /api.
            reports.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
            reports.UseStatusCodePages(ApiErrors.FillInAsync);

            // No authentication before it: the policy of agents names how they are recognised.
            reports.UseAuthorization();
            reports.UseCompressedBodies();
            reports.Run(context => context.GetEndpoint()!.RequestDelegate!(context));
        });
}
