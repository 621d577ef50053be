using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using WorkTrack.Web.Access;
using WorkTrack.Web.Keys;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// The way of reports through the server. They are nearly all of its requests, and need nothing of what pages do: no
/// language, no forms, no pages for errors, no origins. Who gets in is <see cref="Policies.Agent"/>'s to say, as everywhere.
/// </summary>
internal static class AgentPath
{
    public static void UseAgentPath(this WebApplication app)
    {
        Check(app.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value.GetPolicy(Policies.Agent));
        var actions = new ConcurrentDictionary<Endpoint, AgentAction>();
        app.MapWhen(
            context => context.GetEndpoint()?.Metadata.GetMetadata<AgentReportAttribute>() is not null,
            reports =>
            {
                // ApiErrors answers whatever fails below /api.
                reports.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
                reports.Use(AdmitAsync);
                reports.UseWhen(
                    context => context.Request.Headers.ContainsKey(HeaderNames.ContentEncoding),
                    packed => packed.UseStatusCodePages(ApiErrors.FillInAsync));
                reports.UseCompressedBodies();
                reports.Run(context => actions.GetOrAdd(context.GetEndpoint()!, AgentAction.Of).RunAsync(context));
            });
    }

    /// <summary>
    /// Lets in whom the policy would, without the services that find out for each request which scheme and requirements
    /// it consists of.
    /// </summary>
    private static async Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        var keys = context.RequestServices.GetRequiredService<AgentKeyHandler>();
        await keys.InitializeAsync(AgentKeyHandler.Scheme, context);
        var admission = await keys.AuthenticateAsync();
        if (admission.Principal is not { Identity.IsAuthenticated: true } agent)
        {
            await keys.ChallengeAsync(null);
            return;
        }

        context.User = agent;
        await next(context);
    }

    /// <summary>Makes sure that the policy asks for what <see cref="AdmitAsync"/> does, and for nothing more.</summary>
    private static void Check(AuthorizationPolicy? policy)
    {
        if (policy is not { AuthenticationSchemes: [AgentKeyHandler.SchemeName], Requirements: [DenyAnonymousAuthorizationRequirement] })
        {
            throw new InvalidOperationException("The policy of agents asks for something that their way through the server does not know.");
        }
    }
}
