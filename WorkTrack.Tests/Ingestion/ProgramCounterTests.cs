using System.Text;
using System.Text.Json;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Ingestion;

namespace WorkTrack.Tests.Ingestion;

/// <summary>What is only counted is judged as what is kept.</summary>
public sealed class ProgramCounterTests
{
    private const int Before = ProgramList.MaxKept;

    [Theory]
    [InlineData("""{"name":"a.exe"}""")]
    [InlineData("""{"pid":1,"name":null,"path":"C:\\a","start_time":"x","more":{"name":[1,{}]}}""")]
    [InlineData("""{"pid":null}""")]
    [InlineData("""{"name":"","path":""}""")]
    [InlineData("""{"name":" "}""")]
    [InlineData("""{"name":"\u0000"}""")]
    [InlineData("""{"name":"\u0041"}""")]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"name":"\u200b","path":"\u200b"}""")]
    [InlineData("""{"name":"Über.exe"}""")]
    [InlineData("""{"n\u0061me":"a.exe"}""")]
    [InlineData("""{"n\u0061me":"a.exe","name":"b.exe"}""")]
    [InlineData("""{"name":"a.exe","name":"b.exe"}""")]
    [InlineData("""{"other":1,"other":2,"name":"a"}""")]
    [InlineData("""{"name":5}""")]
    [InlineData("""{"pid":"1","name":"a"}""")]
    [InlineData("""{"pid":1.5,"name":"a"}""")]
    [InlineData("""{"pid":99999999999999999999,"name":"a"}""")]
    [InlineData("""{"start_time":7,"name":"a"}""")]
    [InlineData("""{"path":{},"name":"a"}""")]
    [InlineData("""{}""")]
    public void Programs_BeyondThoseThatAreKept_AreJudgedLikeThem(string program)
    {
        var alone = Read(program);
        var behind = Read(string.Join(',', Enumerable.Repeat("""{"name":"a"}""", Before).Append(program)));

        Assert.Equal(alone, behind - Before);
    }

    /// <summary>How many programs a report is found to name; null when it is refused.</summary>
    private static int? Read(string programs)
    {
        try
        {
            return JsonSerializer.Deserialize(
                Encoding.UTF8.GetBytes($$"""{"computer_id":"A","running_programs":[{{programs}}]}"""), AgentJson.Default.ReportBody)!.RunningPrograms!.Total;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
