using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Net.Http.Headers;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// Reads what agents post besides reports, by <see cref="AgentBody"/>. The framework's own formatter answers 500 to a
/// quoted or an unknown charset and rejects text for its content.
/// </summary>
internal sealed class AgentJsonInputFormatter : InputFormatter
{
    public AgentJsonInputFormatter() => SupportedMediaTypes.Add(MediaTypeHeaderValue.Parse("application/json"));

    protected override bool CanReadType(Type type) => AgentJson.Default.GetTypeInfo(type) is not null;

    public override async Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context)
    {
        var request = context.HttpContext.Request;
        if (!AgentBody.IsJson(request.ContentType, out var encoding))
        {
            context.ModelState.AddModelError(
                context.ModelName, new UnsupportedContentTypeException("The charset is not known."), context.Metadata);
            return await InputFormatterResult.FailureAsync();
        }

        return await InputFormatterResult.SuccessAsync(
            await AgentBody.ReadAsync(request, encoding, AgentJson.Default.GetTypeInfo(context.ModelType)!));
    }
}
