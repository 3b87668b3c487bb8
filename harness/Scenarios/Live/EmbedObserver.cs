using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Scenarios.Browser;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Live;

/// <summary>What a browser made of the iframes of an open page. Its context has granted the microphone and has a fake one.</summary>
internal static class EmbedObserver
{
    // Runs before any script of the page: records who posted what, by origin and by iframe.
    private const string Recorder = """
        (() => {
          const heard = [];
          addEventListener('message', event => heard.push([event.source, event.origin]));
          Object.defineProperty(window, '__kojiHeard', { value: iframe => heard.filter(([source]) => source === iframe.contentWindow).map(([, origin]) => origin) });
        })()
        """;

    private const string HasMicrophone = """
        async () => {
          // A frame whose scripts a sandbox forbids still answers us, but calls no listener.
          let runs = false;
          const target = new EventTarget();
          target.addEventListener('try', () => { runs = true; });
          target.dispatchEvent(new Event('try'));
          if (!runs || !isSecureContext || !navigator.mediaDevices || self.origin === 'null') return false;
          const never = new Promise(resolve => setTimeout(() => resolve(false), 3000));
          const asked = navigator.mediaDevices.getUserMedia({ audio: true })
            .then(stream => { stream.getTracks().forEach(track => track.stop()); return true; }, () => false);
          return Promise.race([asked, never]);
        }
        """;

    private const float ScrollPatienceMs = 2_000;

    private const string Heard = "iframe => window.__kojiHeard(iframe)";

    /// <summary>To be called before the page opens.</summary>
    public static Task PrepareAsync(IPage page) => page.AddInitScriptAsync(Recorder);

    /// <summary>Waits until the page has heard something from an iframe, or it is in vain.</summary>
    public static async Task AwaitMessageAsync(IPage page, IElementHandle iframe, float patienceMs)
    {
        try
        {
            await page.WaitForFunctionAsync("iframe => window.__kojiHeard(iframe).length > 0", iframe, new() { Timeout = patienceMs });
        }
        catch (TimeoutException)
        {
            // Then it was silent, which is an observation too.
        }
    }

    /// <summary>Scrolls to a lazy iframe that has not begun to load: a visitor does.</summary>
    public static async Task ShowAsync(IElementHandle iframe)
    {
        if (!string.Equals(await iframe.GetAttributeAsync("loading"), "lazy", StringComparison.OrdinalIgnoreCase))
            return;
        try
        {
            await iframe.ScrollIntoViewIfNeededAsync(new() { Timeout = ScrollPatienceMs });
        }
        catch (Exception unseen) when (unseen is TimeoutException or PlaywrightException)
        {
            // Whatever keeps it out of sight keeps it from a visitor, too.
        }
    }

    /// <summary>
    /// Determines whether the iframe's <c>allow</c> gives the microphone by now, and did not when the frame in it began to load.
    /// </summary>
    public static async Task<bool> HasLaterAllowAsync(IPage page, IElementHandle iframe) =>
        await iframe.ContentFrameAsync() is { } frame
        // Where the frame is on another origin than its src says, allow never meant it.
        && await iframe.EvaluateAsync<bool>(
            "(iframe, at) => new URL(iframe.src, document.baseURI).origin === new URL(at).origin",
            frame.Url
        )
        && await PolicyProbe.MicrophoneAsync(page, frame) == FactValues.BlockedByAttribute
        && await iframe.EvaluateAsync<bool>("iframe => iframe.featurePolicy?.allowsFeature('microphone') === true");

    /// <summary>Looks at one iframe, once the page has loaded. Of messages nothing is said where none came.</summary>
    public static async Task<Prediction> ObserveAsync(IPage page, IElementHandle iframe)
    {
        var frame = await iframe.ContentFrameAsync();
        // What is kept out leaves an error page or an empty one.
        if (
            frame?.Url == "about:blank"
            && await iframe.GetAttributeAsync("loading") is { } loading
            && loading.Equals("lazy", StringComparison.OrdinalIgnoreCase)
        )
            return new();
        if (frame is null || !Uri.TryCreate(frame.Url, UriKind.Absolute, out var at) || at.Scheme is not ("http" or "https"))
            return new()
            {
                Loads = false,
                Microphone = false,
                Messages = false,
            };
        var microphone =
            await PolicyProbe.MicrophoneAsync(page, frame) == FactValues.Allowed && await frame.EvaluateAsync<bool>(HasMicrophone);
        var origins = await iframe.EvaluateAsync<string[]>(Heard);
        return new()
        {
            Loads = true,
            Microphone = microphone,
            Messages = origins.Length == 0 ? null : origins.Contains(at.Origin()),
        };
    }
}
