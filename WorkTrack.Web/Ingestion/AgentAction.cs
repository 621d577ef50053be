using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// Marks the actions that agents post reports to: each takes one body of <see cref="AgentJson"/> and is open to
/// <see cref="Policies.Agent"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AgentReportAttribute : Attribute;

/// <summary>
/// Calls a marked action of a controller: reads the body, calls it, and lets its result answer. The framework does the same
/// through value providers, binders, validation and six stages of filters, which took a quarter of a report's time.
/// </summary>
internal abstract class AgentAction
{
    /// <summary>The action of an endpoint that is marked.</summary>
    /// <exception cref="InvalidOperationException">Its policy is not that of agents, and that alone.</exception>
    public static AgentAction Of(Endpoint endpoint)
    {
        // Whoever is let in is decided before, and by this policy alone: see AgentPath.
        if (endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>() is not [{ Policy: Policies.Agent, Roles: null, AuthenticationSchemes: null }])
        {
            throw new InvalidOperationException($"{endpoint.DisplayName} is no action for agents alone.");
        }

        var action = endpoint.Metadata.GetRequiredMetadata<ControllerActionDescriptor>();
        var body = action.MethodInfo.GetParameters().Single().ParameterType;
        return (AgentAction)Activator.CreateInstance(typeof(Call<,>).MakeGenericType(action.ControllerTypeInfo, body), action)!;
    }

    /// <summary>Calls it.</summary>
    public abstract Task RunAsync(HttpContext context);

    private sealed class Call<TController, TBody>(ControllerActionDescriptor action) : AgentAction
        where TController : ControllerBase
        where TBody : class
    {
        private static readonly RouteData NoValues = new();
        private static readonly JsonTypeInfo BodyType = AgentJson.Default.GetTypeInfo(typeof(TBody))!;

        private readonly ObjectFactory<TController> _create = ActivatorUtilities.CreateFactory<TController>([]);

        private readonly Func<TController, TBody, Task<IActionResult>> _call =
            action.MethodInfo.CreateDelegate<Func<TController, TBody, Task<IActionResult>>>();

        public override async Task RunAsync(HttpContext context)
        {
            if (!AgentBody.IsJson(context.Request.ContentType, out var encoding))
            {
                await ApiErrors.RefuseContentTypeAsync(context);
                return;
            }

            if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            {
                throw new BadReportException("The body is empty.");
            }

            var body = (TBody)await AgentBody.ReadAsync(context.Request, encoding, BodyType);
            var controller = _create(context.RequestServices, null);
            controller.ControllerContext = new ControllerContext(new ActionContext(context, NoValues, action));
            var result = await _call(controller, body);
            await result.ExecuteResultAsync(controller.ControllerContext);
        }
    }
}
