using System.Collections.Concurrent;
using System.Text.Json;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Scenarios.Browser;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Recorders;

/// <summary>Notes what the browser's network says about the widget: documents that did not come, requests that were refused.</summary>
internal sealed class NetworkRecorder
{
    // A request that was ended says nothing of why.
    private static readonly HashSet<string> Ended = ["net::ERR_ABORTED", "NS_ERROR_ABORT", "NS_BINDING_ABORTED"];

    private readonly ConcurrentQueue<Task<IReadOnlyList<Evidence>>> noted = new();
    private readonly ConcurrentQueue<(IRequest Request, string Failure)> failures = new();
    private readonly IPage page;
    private readonly HashSet<string> origins;

    /// <param name="page">The page.</param>
    /// <param name="widget">Addresses whose origins are the widget's: what other servers refuse says nothing of it.</param>
    public NetworkRecorder(IPage page, IEnumerable<Uri> widget)
    {
        this.page = page;
        origins = [.. widget.Select(address => address.Origin())];
        page.RequestFailed += (_, request) =>
        {
            if (request is { IsNavigationRequest: true, Frame.ParentFrame: not null, Failure: { } failure })
                failures.Enqueue((request, failure));
        };
        page.Response += (_, response) => Note(ReadAsync(response));
    }

    /// <summary>The interview that the widget started; null while there is none.</summary>
    public string? InterviewId { get; private set; }

    /// <summary>Everything that happened by now, in its order.</summary>
    /// <param name="src">The frame whose document may not have come; null for any.</param>
    public async Task<IReadOnlyList<Evidence>> CollectAsync(Uri? src = null)
    {
        await CatchUpAsync();
        return
        [
            .. failures
                .Where(item => src is null || FrameRecorder.IsFor(item.Request, src))
                .SelectMany(item => Failed(item.Failure, item.Request, src)),
            .. (await Task.WhenAll(noted)).SelectMany(items => items),
        ];
    }

    // The log may have a failure before the browser has reported the response behind it. What a frame's process says comes in
    // order, so its answer to a question comes after whatever it had to report. A frame without a document yet has nothing to report and
    // would never answer.
    private Task CatchUpAsync() =>
        Task.WhenAll(page.Frames.Where(frame => frame.Url.StartsWith("http", StringComparison.Ordinal)).Select(AskAsync));

    private static async Task AskAsync(IFrame frame)
    {
        try
        {
            await frame.EvaluateAsync("0");
        }
        catch (PlaywrightException)
        {
            // The frame went away, and with it all that it could still report.
        }
    }

    private void Note(Task<IReadOnlyList<Evidence>> evidence) => noted.Enqueue(evidence);

    private static IEnumerable<Evidence> Failed(string failure, IRequest request, Uri? src)
    {
        yield return Seen(Fact.FrameNetworkError, Ended.Contains(failure) ? FactValues.NotObserved : failure);
        var upgraded = src?.Scheme == Uri.UriSchemeHttp && request.Url.StartsWith(src.OnHttps().Origin() + "/", StringComparison.Ordinal);
        if (NetworkErrors.Certificate(failure, upgraded) is { } certificate)
            yield return Seen(Fact.FrameCertificate, certificate);
    }

    private static Evidence Seen(Fact fact, string value) =>
        new()
        {
            Fact = fact,
            Value = value,
            Place = EvidencePlace.BrowserProtocol,
        };

    private async Task<IReadOnlyList<Evidence>> ReadAsync(IResponse response)
    {
        if (!IsOfWidget(response) || !IsJson(response))
            return [];

        try
        {
            var body = await response.JsonAsync();
            if (body is not { ValueKind: JsonValueKind.Object } answer)
                return [];
            if (response.Ok && Text(answer, "interview_id") is { } interview)
                InterviewId = interview;
            return response.Ok ? [] : Refusal(response.Status, answer);
        }
        catch (Exception gone) when (gone is PlaywrightException or JsonException)
        {
            // The page went away before its body was read, or the body is not JSON after all: there is nothing to note.
            return [];
        }
    }

    private static IReadOnlyList<Evidence> Refusal(int status, JsonElement answer) =>
        [
            new()
            {
                Fact = Fact.ApiRefusal,
                Value = $"{status} {Text(answer, "error")}",
                Place = EvidencePlace.Response,
            },
            new()
            {
                Fact = Fact.ApiMessage,
                Value = Text(answer, "message") ?? "",
                Place = EvidencePlace.Response,
            },
        ];

    private bool IsOfWidget(IResponse response) => origins.Contains(new Uri(response.Url).Origin());

    private static bool IsJson(IResponse response) =>
        response.Headers.TryGetValue("content-type", out var type) && type.Contains("json", StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>Notes by which rule the browser refused a frame.</summary>
internal sealed class RefusalRecorder(IPage page, BrowserKind browser)
{
    private readonly ConcurrentQueue<(string By, string Address)> refusals = new();

    /// <summary>Begins; before the page opens.</summary>
    public Task StartAsync() => browser.WatchRefusalsAsync(page, (by, address) => refusals.Enqueue((by, address)));

    /// <summary>What refused the frame with this src.</summary>
    public IEnumerable<Evidence> Collect(Uri src)
    {
        var origin = src.Origin();
        return refusals
            .Where(refusal => Uri.TryCreate(refusal.Address, UriKind.Absolute, out var address) && address.Origin() == origin)
            .Select(refusal => refusal.By)
            .Distinct()
            // Chromium says of every refusal by what it is; Firefox not of all.
            .DefaultIfEmpty(browser == BrowserKind.Chromium ? FactValues.None : FactValues.NotObserved)
            .Select(by => new Evidence
            {
                Fact = Fact.FrameBlockedBy,
                Value = by,
                Place = EvidencePlace.BrowserProtocol,
            });
    }
}
