using System.Collections.Concurrent;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Scenarios.Browser;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Recorders;

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
