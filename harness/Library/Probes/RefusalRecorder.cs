using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Causes;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Probes;

/// <summary>
/// Notes by which rule the browser refused a frame: from its issues (Chrome DevTools Protocol, Audits) and, where there is no issue for
/// it, from its console.
/// </summary>
internal sealed partial class RefusalRecorder(IPage page)
{
    private readonly ConcurrentQueue<(string By, string Address)> refusals = new();

    /// <summary>Begins; before the page opens.</summary>
    public async Task StartAsync()
    {
        page.Console += (_, message) => Note(ReadConsole(message.Text));
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Audits.issueAdded").OnEvent += (_, told) => Note(told is { } issue ? Issues.Read(issue) : null);
        await session.SendAsync("Audits.enable");
    }

    /// <summary>What refused the frame with this src.</summary>
    public IEnumerable<Evidence> Collect(Uri src)
    {
        var origin = src.GetLeftPart(UriPartial.Authority);
        return refusals
            .Where(refusal => Uri.TryCreate(refusal.Address, UriKind.Absolute, out var address) && address.GetLeftPart(UriPartial.Authority) == origin)
            .Select(refusal => refusal.By)
            .Distinct()
            .Select(by => new Evidence { Fact = Fact.FrameBlockedBy, Value = by, Place = EvidencePlace.BrowserProtocol });
    }

    private void Note((string By, string Address)? refusal)
    {
        if (refusal is { } noted)
            refusals.Enqueue(noted);
    }

    private static (string By, string Address)? ReadConsole(string text) =>
        FrameOptions().Match(text) is { Success: true } framing ? (FactValues.FrameOptions, framing.Groups[1].Value)
        : Sandbox().Match(text) is { Success: true } script ? (FactValues.Sandbox, script.Groups[1].Value)
        : null;

    [GeneratedRegex("^Refused to display '([^']+)' in a frame because it set .*X-Frame-Options")]
    private static partial Regex FrameOptions();

    [GeneratedRegex("^Blocked script execution in '([^']+)' because the document's frame is sandboxed and the 'allow-scripts'")]
    private static partial Regex Sandbox();
}
