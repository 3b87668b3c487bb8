using System.Collections.Concurrent;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Causes;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Probes;

/// <summary>Notes what became of the requests for the documents of frames, and of the scripts in them.</summary>
internal sealed class FrameRecorder
{
    private readonly ConcurrentQueue<IRequest> documents = new();
    private readonly ConcurrentDictionary<IRequest, int> statuses = new();
    private readonly ConcurrentQueue<string> missingScripts = new();
    private readonly ConcurrentQueue<string> thrown = new();

    public FrameRecorder(IPage page)
    {
        page.Request += (_, request) =>
        {
            if (IsDocumentOfAFrame(request))
                documents.Enqueue(request);
        };
        page.Response += (_, response) =>
        {
            statuses[response.Request] = response.Status;
            if (response is { Ok: false, Request.ResourceType: "script" })
                missingScripts.Enqueue(response.Url);
        };
        page.PageError += (_, error) => thrown.Enqueue(error);
    }

    /// <summary>What speaks of the frame with this src.</summary>
    public IEnumerable<Evidence> Collect(Uri src)
    {
        // The last of its requests: those before were redirected.
        if (documents.LastOrDefault(request => UriParts.WithoutCredentials(First(request)) == src.WithoutCredentials().AbsoluteUri.Split('#')[0]) is { } document)
        {
            yield return Seen(Fact.FrameRequest, State(document), EvidencePlace.BrowserProtocol);
            foreach (var seen in statuses.TryGetValue(document, out var status) ? Answer(status, new Uri(document.Url), src) : [])
                yield return seen;
        }

        var origin = src.Origin() + "/";
        if (missingScripts.Any(script => script.StartsWith(origin, StringComparison.Ordinal)))
            yield return Seen(Fact.WidgetScript, FactValues.Missing, EvidencePlace.Response);
        // An error is told with its stack, whose addresses say whose it is. Its first line may name an address that it is only about.
        if (thrown.Any(error => error.Split('\n').Skip(1).Any(line => line.Contains(origin, StringComparison.Ordinal))))
            yield return Seen(Fact.WidgetScript, FactValues.Throws, EvidencePlace.BrowserProtocol);
    }

    /// <summary>The address that was asked for first, before all redirects.</summary>
    public static string First(IRequest request) => request.RedirectedFrom is { } earlier ? First(earlier) : request.Url;

    private static IEnumerable<Evidence> Answer(int status, Uri address, Uri src)
    {
        // A redirect is no answer yet.
        if (status / 100 == 3)
            yield break;
        yield return Seen(Fact.FrameStatus, $"{status}", EvidencePlace.Response);
        yield return Seen(Fact.FrameStatusClass, $"{status / 100}xx", EvidencePlace.Response);
        var same = Uri.Compare(address, src, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.Ordinal) == 0;
        yield return Seen(Fact.FrameOrigin, same ? FactValues.AsSrc : FactValues.Redirected, EvidencePlace.Response);
    }

    private string State(IRequest document) => document.Failure is not null ? FactValues.Failed
        : statuses.ContainsKey(document) ? FactValues.Answered
        : FactValues.Pending;

    private static bool IsDocumentOfAFrame(IRequest request) => request is { IsNavigationRequest: true, Frame.ParentFrame: not null };

    private static Evidence Seen(Fact fact, string value, EvidencePlace place) => new() { Fact = fact, Value = value, Place = place };
}
