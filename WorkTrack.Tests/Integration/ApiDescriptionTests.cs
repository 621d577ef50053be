using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Integration;

/// <summary>The description of the API says what there is, and all of it.</summary>
public sealed class ApiDescriptionTests : OnRunningServer
{
    public ApiDescriptionTests()
        : base(WorkTrackApp.Noon())
    {
    }

    [Fact]
    public async Task Document_Routes_AreExactlyThoseThatExist()
    {
        var existing = App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => (Path: "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), Methods: endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(endpoint => endpoint.Path.StartsWith("/api/v1/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Methods, (endpoint, method) => $"{method} {endpoint.Path}");

        var described = (await DocumentAsync()).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, operation) => $"{operation.Name.ToUpperInvariant()} {path.Name}").ToList();

        Assert.Equal(existing.Order(), described.Order());
        Assert.Contains("GET /api/v1/computers/{id}/timeline", described);
    }

    [Fact]
    public async Task Document_EachOperation_HasWordsAndSchemas()
    {
        var document = await DocumentAsync();
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value).ToList();

        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(operations);
        foreach (var operation in operations)
        {
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            foreach (var parameter in operation.TryGetProperty("parameters", out var list) ? [.. list.EnumerateArray()] : Array.Empty<JsonElement>())
            {
                Assert.NotEmpty(parameter.GetProperty("description").GetString()!);
                Assert.Matches("^[a-z]+$", parameter.GetProperty("name").GetString());
            }

            foreach (var response in operation.GetProperty("responses").EnumerateObject())
            {
                var (type, isProblem) = (response.Value.GetProperty("content").EnumerateObject().Single(), !response.Name.StartsWith('2'));
                Assert.Equal(isProblem ? "application/problem+json" : "application/json", type.Name);
                var schema = type.Value.GetProperty("schema").GetProperty("$ref").GetString()!.Split('/')[^1];
                Assert.Equal(isProblem, schema == "ProblemDetails");
                Assert.NotEmpty(document.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties").EnumerateObject());
            }
        }
    }

    [Theory]
    [InlineData("Presence", "unknown", "offline", "idle", "online")]
    [InlineData("TimelineState", "off", "idle", "active")]
    [InlineData("QualityCode", "gap", "server_away", "vouched", "clock_corrected", "samples_refused")]
    public async Task Document_EachChoice_ListsItsWords(string schema, params string[] words)
    {
        var choice = (await DocumentAsync()).GetProperty("components").GetProperty("schemas").GetProperty(schema);

        Assert.Equal(words, choice.GetProperty("enum").EnumerateArray().Select(word => word.GetString()));
    }

    private Task<JsonElement> DocumentAsync() =>
        App.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken);
}
