using System.Collections.Concurrent;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Facts;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Recorders;

/// <summary>Notes what became of the requests for the documents of frames, and of the scripts in them.</summary>
internal sealed class FrameRecorder
{
    // Chromium's words where the person forbids it; a sandbox, which forbids it too, has others.
    private const string StorageRefusal = "Access is denied for this document";

    private readonly IPage page;
    private readonly ConcurrentQueue<IRequest> documents = new();
    private readonly ConcurrentDictionary<IRequest, int> statuses = new();
    private readonly ConcurrentDictionary<IRequest, string> dispositions = new();
    private readonly ConcurrentQueue<IRequest> scripts = new();
    private readonly ConcurrentQueue<string> thrown = new();
    private string? pageFrom;

    public FrameRecorder(IPage page)
    {
        this.page = page;
        page.Request += (_, request) =>
        {
            if (IsDocumentOfAFrame(request))
                documents.Enqueue(request);
            else if (request.ResourceType == "script")
                scripts.Enqueue(request);
        };
        page.Response += (_, response) =>
        {
            // Before the status, for what has a status has its disposition.
            dispositions[response.Request] = Disposition(response.Headers.GetValueOrDefault("content-disposition"));
            statuses[response.Request] = response.Status;
            if (response.Request is { IsNavigationRequest: true, Frame.ParentFrame: null })
                pageFrom = response.FromServiceWorker ? FactValues.ServiceWorker : FactValues.Network;
        };
        page.PageError += (_, error) => thrown.Enqueue(error);
    }

    /// <summary>What speaks of the frame with this src.</summary>
    public IEnumerable<Evidence> Collect(Uri src)
    {
        // The last of its requests: those before were redirected.
        if (documents.LastOrDefault(request => IsFor(request, src)) is { } document)
        {
            yield return Seen(Fact.FrameRequest, State(document), EvidencePlace.BrowserProtocol);
            foreach (
                var seen in statuses.TryGetValue(document, out var status)
                    ? Answer(status, dispositions[document], new Uri(document.Url), src)
                    : []
            )
                yield return seen;
        }

        if (pageFrom is not null)
            yield return Seen(Fact.PageFrom, pageFrom, EvidencePlace.Response);
        var origin = src.Origin() + "/";
        var pageCame = documents.Any(request =>
            statuses.TryGetValue(request, out var status) && status / 100 == 2 && request.Url.StartsWith(origin, StringComparison.Ordinal)
        );
        foreach (var script in Scripts(origin, pageCame))
            yield return script;
    }

    // What is wrong with the scripts of this origin or, in a page that came from there, that nothing is; nothing where that is not known.
    private IEnumerable<Evidence> Scripts(string origin, bool pageCame)
    {
        var own = scripts.Where(request => request.Url.StartsWith(origin, StringComparison.Ordinal)).ToList();
        var missing = own.Any(request => statuses.TryGetValue(request, out var status) && status >= 400);
        if (missing)
            yield return Seen(Fact.WidgetScript, FactValues.Missing, EvidencePlace.Response);
        // The addresses in an error's stack say which script threw it. Its first line may name an address that it is only about.
        var errors = thrown.Select(error => error.Split('\n')).ToList();
        var throws = errors.Exists(lines => lines.Skip(1).Any(line => line.Contains(origin, StringComparison.Ordinal)));
        if (throws)
            yield return Seen(Fact.WidgetScript, FactValues.Throws, EvidencePlace.BrowserProtocol);
        // An error of the browser itself has no stack, so its script is not known.
        var nobodys = errors.Where(lines => !lines.Skip(1).Any(line => line.Contains("://", StringComparison.Ordinal))).ToList();
        if (nobodys.Exists(lines => lines[0].Contains(StorageRefusal, StringComparison.Ordinal)) && !FramesOfOthers(origin))
            yield return Seen(Fact.WidgetScript, FactValues.StorageDenied, EvidencePlace.BrowserProtocol);
        else if (
            pageCame
            && !missing
            && !throws
            && nobodys.Count == 0
            && own.TrueForAll(request => statuses.TryGetValue(request, out var status) && status is >= 200 and < 400)
        )
            yield return Seen(Fact.WidgetScript, FactValues.Unbroken, EvidencePlace.BrowserProtocol);
    }

    private bool FramesOfOthers(string origin) =>
        page.Frames.Any(frame =>
            frame.ParentFrame is not null
            && frame.Url.StartsWith("http", StringComparison.Ordinal)
            && !frame.Url.StartsWith(origin, StringComparison.Ordinal)
        );

    /// <summary>
    /// The last request for the document of the frame with this src that was refused with a status of 400 to 499; null where there is none.
    /// </summary>
    public IRequest? Refused(Uri src) =>
        documents.LastOrDefault(request => IsFor(request, src) && statuses.TryGetValue(request, out var status) && status / 100 == 4);

    /// <summary>The address that was asked for first, before all redirects.</summary>
    public static string First(IRequest request) => request.RedirectedFrom is { } earlier ? First(earlier) : request.Url;

    /// <summary>Determines whether it asked for this src, or for it over https, as a page may want it.</summary>
    public static bool IsFor(IRequest request, Uri src)
    {
        var asked = UriParts.WithoutCredentials(First(request));
        return asked == Bare(src) || (src.Scheme == Uri.UriSchemeHttp && asked == Bare(src.OnHttps()));

        static string Bare(Uri address) => address.WithoutCredentials().AbsoluteUri.Split('#')[0];
    }

    private static IEnumerable<Evidence> Answer(int status, string disposition, Uri address, Uri src)
    {
        // A redirect is not an answer yet.
        if (status / 100 == 3)
            yield break;
        yield return Seen(Fact.FrameStatus, $"{status}", EvidencePlace.Response);
        yield return Seen(Fact.FrameStatusClass, $"{status / 100}xx", EvidencePlace.Response);
        yield return Seen(Fact.FrameDisposition, disposition, EvidencePlace.Response);
        var at =
            address.Origin() == src.Origin() ? FactValues.AsSrc
            : address.Origin() == src.OnHttps().Origin() ? FactValues.Upgraded
            : FactValues.Redirected;
        yield return Seen(Fact.FrameOrigin, at, EvidencePlace.Response);
    }

    /// <summary>Gets what a browser does with an answer that has this <c>Content-Disposition</c>.</summary>
    /// <param name="header">The header's value; null where there is none.</param>
    /// <remarks>
    /// An unknown type has to be taken for attachment (RFC 6266, 4.2). Where the type is left out, browsers show the answer.
    /// </remarks>
    internal static string Disposition(string? header)
    {
        var type = (header ?? "").Split(';')[0].Trim();
        var isLeftOut = type.Length == 0 || type.Contains('=', StringComparison.Ordinal);
        return isLeftOut || type.Equals("inline", StringComparison.OrdinalIgnoreCase) ? FactValues.Inline : FactValues.Attachment;
    }

    private string State(IRequest document) =>
        document.Failure is not null ? FactValues.Failed
        : statuses.ContainsKey(document) ? FactValues.Answered
        : FactValues.Pending;

    private static bool IsDocumentOfAFrame(IRequest request) => request is { IsNavigationRequest: true, Frame.ParentFrame: not null };

    private static Evidence Seen(Fact fact, string value, EvidencePlace place) =>
        new()
        {
            Fact = fact,
            Value = value,
            Place = place,
        };
}
