using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Live;

/// <summary>What became of the documents that a page and its frames asked for, by the browser's own account.</summary>
internal sealed class FrameLog
{
    // With these the page's own policy keeps a frame out; every other error is of the network or of the other side.
    private static readonly string[] ByPolicy = ["ERR_BLOCKED_BY_CSP", "csp", "mixed-content"];

    private readonly Lock gate = new();
    private readonly Dictionary<IFrame, string> failures = [];
    private readonly Dictionary<IFrame, IResponse> responses = [];
    private readonly Dictionary<IFrame, string> asked = [];
    private readonly IPage tab;

    private FrameLog(IPage tab) => this.tab = tab;

    /// <summary>How often the page itself has navigated.</summary>
    public int Navigations { get; private set; }

    /// <summary>The page's own response; null before it came.</summary>
    public IResponse? Page
    {
        get
        {
            lock (gate)
                return responses.GetValueOrDefault(tab.MainFrame);
        }
    }

    /// <summary>To be called before the page opens.</summary>
    public static FrameLog Of(IPage tab)
    {
        var log = new FrameLog(tab);
        tab.RequestFailed += (_, request) => log.Keep(request, () => log.failures[request.Frame] = request.Failure ?? "failed");
        tab.Response += (_, response) => log.Keep(response.Request, () =>
            {
                log.responses[response.Request.Frame] = response;
                log.failures.Remove(response.Request.Frame);
            });
        tab.FrameNavigated += (_, frame) =>
        {
            if (frame == tab.MainFrame)
                log.Navigations++;
        };
        return log;
    }

    /// <summary>
    /// Why the document of a frame was not reached, in a few words; null where it was, or where a policy of the page kept it out.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="isIsolated">
    /// Whether the page asks of its frames to be isolated; otherwise a response that is blocked forbids itself.
    /// </param>
    public string? Unreached(IFrame frame, bool isIsolated)
    {
        lock (gate)
        {
            if (failures.TryGetValue(frame, out var error))
                return
                    ByPolicy.Any(policy => error.Contains(policy, StringComparison.OrdinalIgnoreCase))
                    || (isIsolated && error.Contains("BLOCKED_BY_RESPONSE", StringComparison.Ordinal))
                    ? null
                    : error;
            return responses.TryGetValue(frame, out var response) && response.Status >= 400
                ? $"the answer is {response.Status} {response.StatusText}".TrimEnd()
                : null;
        }
    }

    /// <summary>The address that a frame asked for last; null where it asked for none.</summary>
    public string? Asked(IFrame frame)
    {
        lock (gate)
            return asked.GetValueOrDefault(frame);
    }

    private void Keep(IRequest request, Action keep)
    {
        if (!request.IsNavigationRequest)
            return;
        lock (gate)
        {
            asked[request.Frame] = request.Url;
            keep();
        }
    }
}
