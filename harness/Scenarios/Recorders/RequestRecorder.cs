using System.Diagnostics;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Protocol.Verdicts;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Recorders;

/// <summary>Notes how each request of a page ended, for people to read. Evidence is <see cref="NetworkRecorder"/>'s to collect.</summary>
internal sealed class RequestRecorder
{
    private const int Most = 300;
    private const int MostOfAnAddress = 500;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly List<SeenRequest> seen = [];

    public RequestRecorder(IPage page)
    {
        page.Response += (_, response) => Note(response.Request, response.Status, null);
        page.RequestFailed += (_, request) => Note(request, null, request.Failure ?? "no response");
    }

    /// <summary>Gets the requests that ended by now.</summary>
    public IReadOnlyList<SeenRequest> Seen
    {
        get
        {
            lock (seen)
                return [.. seen];
        }
    }

    private void Note(IRequest request, int? status, string? failure)
    {
        var address = Redactor.Redact(UriParts.WithoutCredentials(request.Url));
        var noted = new SeenRequest
        {
            AtMs = watch.ElapsedMilliseconds,
            Method = request.Method,
            Url = address.Shortened(MostOfAnAddress),
            Kind = request.ResourceType,
            Status = status,
            Failure = failure,
        };
        lock (seen)
        {
            if (seen.Count < Most)
                seen.Add(noted);
        }
    }
}
