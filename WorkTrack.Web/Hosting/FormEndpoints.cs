using Microsoft.AspNetCore.Antiforgery;

namespace WorkTrack.Web.Hosting;

/// <summary>Forms that are answered by an endpoint and not by a page.</summary>
internal static class FormEndpoints
{
    /// <summary>Answers 400 to a form without a token of this site, made for whoever sends it.</summary>
    public static TBuilder RequireForm<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder
            .WithMetadata(new RequireAntiforgeryTokenAttribute())
            .AddEndpointFilter<TBuilder, FormFilter>();

    private sealed class FormFilter : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
            context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true } ? await next(context) : Results.BadRequest();
    }
}
