using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using WorkTrack.Web.Access;
using WorkTrack.Web.Ingestion;

namespace WorkTrack.Tests.Ingestion;

/// <summary>The short way of reports takes no action that asks for more than an agent.</summary>
public sealed class AgentActionTests
{
    public static TheoryData<string, object[]> Others => new()
    {
        { "nobody is asked", [] },
        { "another policy", [new AuthorizeAttribute("Readers")] },
        { "two policies", [new AuthorizeAttribute(Policies.Agent), new AuthorizeAttribute("Readers")] },
        { "a role besides", [new AuthorizeAttribute(Policies.Agent) { Roles = "Admin" }] },
        { "a scheme besides", [new AuthorizeAttribute(Policies.Agent) { AuthenticationSchemes = "Cookies" }] },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Action_ThatIsNotForAgentsAlone_IsRefused(string why, object[] metadata)
    {
        var endpoint = new Endpoint(null, new EndpointMetadataCollection(metadata), why);

        var failure = Assert.Throws<InvalidOperationException>(() => AgentAction.Of(endpoint));

        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }
}
