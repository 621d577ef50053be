using Microsoft.OpenApi;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Usage;

/// <summary>Describes everything below <c>/api/v1</c> as an OpenAPI document.</summary>
internal static class ApiDescription
{
    /// <summary>Where the document is; its name is <see cref="Document"/>.</summary>
    public const string Address = "/openapi/{documentName}.json";

    private const string Document = "v1";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.ShouldInclude = description => ApiProblem.IsFor($"/{description.RelativePath}");
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "WorkTrack",
                Version = Document,
                Description = "Which computers are in use, by whom and for what. Instants are ISO 8601 in UTC, days are the organisation's, minutes are whole.",
            };

            // Relative: whatever address it is read from is the one to ask.
            document.Servers = [new OpenApiServer { Url = "/" }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // Written by a converter of ours, of which the framework knows nothing.
            if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) == typeof(DateTimeOffset))
            {
                schema.Type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
                schema.Format = "date-time";
            }

            return Task.CompletedTask;
        });
    });
}
