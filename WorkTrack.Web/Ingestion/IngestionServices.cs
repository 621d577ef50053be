using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using WorkTrack.Web.Feed;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Ingestion;

/// <summary>Registers what agents talk to.</summary>
internal static class IngestionServices
{
    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.AddCheckedOptions<IngestOptions>(
            "WorkTrack:Ingest",
            options => options.ReportsPerMinute >= 0,
            "WorkTrack:Ingest:ReportsPerMinute must be 0 (no limit) or more.");
        services.AddCheckedOptions<IngestOptions>(
            "WorkTrack:Ingest",
            options => options.NewComputersPerHour >= 0,
            "WorkTrack:Ingest:NewComputersPerHour must be 0 (no limit) or more.");
        services.AddSingleton<IngestService>();
        services.AddSingleton<StateKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<StateKeeper>());
        services.AddExceptionHandler<ApiErrors>();
        services.AddCompressedBodies();
        services.AddControllers(options =>
            {
                // Nobody sends forms here, and to look for one the framework would read bodies before our formatter does.
                options.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
                options.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
                options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
                options.InputFormatters.Clear();
                options.InputFormatters.Add(new AgentJsonInputFormatter());
                options.ModelBindingMessageProvider.SetMissingRequestBodyRequiredValueAccessor(() => "The body is empty.");
            })
            .AddJsonOptions(options =>
            {
                options.JsonSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
                options.JsonSerializerOptions.Converters.Add(new WireInstantConverter());
            })
            .ConfigureApiBehaviorOptions(options =>
            {
                // Refusals look the same wherever they come from: see ApiErrors.
                options.SuppressMapClientErrors = true;
                options.InvalidModelStateResponseFactory = context =>
                {
                    var error = context.ModelState.Values.SelectMany(value => value.Errors).First().ErrorMessage;
                    return ApiProblem.IsFor(context.HttpContext.Request.Path)
                        ? ApiProblem.Of(StatusCodes.Status400BadRequest, error)
                        : new BadRequestObjectResult(new ErrorAnswer(error));
                };
            });
        return services;
    }
}
