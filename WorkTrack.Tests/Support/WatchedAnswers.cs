using System.Text;

namespace WorkTrack.Tests.Support;

/// <summary>Notes the titles that tests send, and looks for anything secret in every answer that tells of a failure.</summary>
internal sealed class WatchedAnswers : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { Headers.ContentEncoding.Count: 0 } sent)
        {
            // Tests also send charsets that do not exist.
            Secrets.Note(Encoding.UTF8.GetString(await sent.ReadAsByteArrayAsync(cancellationToken)));
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if ((int)answer.StatusCode >= 400)
        {
            var page = await answer.Content.ReadAsStringAsync(cancellationToken);
            Assert.False(Secrets.AreIn(page), page);
        }

        return answer;
    }
}
