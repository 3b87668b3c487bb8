using System.Text.Json;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Scenarios.Browser;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Probes;

/// <summary>Asks the browser about the widget's frame: what it may do with the microphone, and what comes when it tries.</summary>
internal static class FrameProbe
{
    // One try of our own tells the browser's exception, which the widget need not pass on. A question without an answer is given up.
    private const string Script = """
        async unanswered => {
          const found = { secure: isSecureContext, origin: self.origin };
          if (!navigator.mediaDevices) return found;
          found.permission = await navigator.permissions.query({ name: 'microphone' }).then(status => status.state, () => null);
          found.inputs = (await navigator.mediaDevices.enumerateDevices()).filter(device => device.kind === 'audioinput').length;
          const waited = new Promise(resolve => setTimeout(() => resolve(unanswered), 1000));
          const asked = navigator.mediaDevices.getUserMedia({ audio: true }).then(
            stream => { stream.getTracks().forEach(track => track.stop()); return 'granted'; },
            error => `${error.name}: ${error.message}`);
          found.error = await Promise.race([asked, waited]);
          return found;
        }
        """;

    // One question for all that the iframe itself knows: each is a way to the page and back.
    private const string OfIframe = """
        iframe => ({
          allow: iframe.getAttribute('allow'),
          origin: URL.canParse(iframe.src) ? new URL(iframe.src).origin : '',
          page: iframe.ownerDocument.defaultView.origin,
          delegates: iframe.featurePolicy?.allowsFeature('microphone') ?? null,
        })
        """;

    public static async Task<IReadOnlyList<Evidence>> LookAsync(BrowserKind browser, IPage page, ILocator frames, FrameInfo? of)
    {
        var iframe = await ChooseAsync(await frames.ElementHandlesAsync(), of);
        if (iframe is null || await iframe.ContentFrameAsync() is not { } frame)
            return [];

        var written = await iframe.EvaluateAsync<JsonElement>(OfIframe);
        var allow = Text(written, "allow");
        List<Evidence> attributes =
        [
            Seen(Fact.AllowAttribute, allow ?? FactValues.None),
            Seen(Fact.AllowPresent, allow is null ? FactValues.No : FactValues.Yes),
        ];
        if (Delegates(allow, Text(written, "origin"), Text(written, "page")) is { } gives)
            attributes.Add(Seen(Fact.AllowDelegates, gives ? FactValues.Yes : FactValues.No));
        // An error page is the browser's own: what it may do says nothing about the widget.
        if (
            frame.Url.StartsWith("chrome-error:", StringComparison.Ordinal)
            || frame.Url.StartsWith("about:neterror", StringComparison.Ordinal)
        )
            return attributes;

        var (asked, tried) = (
            browser.FindMicrophonePolicyAsync(page, frame),
            frame.EvaluateAsync<JsonElement>(Script, FactValues.Unanswered)
        );
        await Task.WhenAll(asked, tried);
        var policy = await asked;
        if (policy is not null)
            attributes.Add(Seen(Fact.MicrophonePolicy, policy));
        List<Evidence> seen = [.. attributes, .. Read(await tried, Text(written, "origin"))];
        if (
            policy is not null
            && seen.Any(item => item is { Fact: Fact.FrameOrigin, Value: FactValues.AsSrc })
            && written.GetProperty("delegates") is { ValueKind: JsonValueKind.True or JsonValueKind.False } delegates
        )
            seen.Add(Seen(Fact.AllowSinceLoad, Compare(delegates.GetBoolean(), policy)));
        return seen;
    }

    // Of several widgets that one whose failure it is; none where that is not known, for another's policy would be evidence of nothing.
    internal static async Task<IElementHandle?> ChooseAsync(IReadOnlyList<IElementHandle> iframes, FrameInfo? of)
    {
        if (iframes.Count < 2 || of is null)
            return iframes is [var first, ..] ? first : null;
        var same = new List<IElementHandle>();
        foreach (var iframe in iframes)
        {
            var src = UriParts.WithoutCredentials(await iframe.EvaluateAsync<string>("frame => frame.src"));
            if (src == of.Src && await iframe.GetAttributeAsync("allow") == of.Allow)
                same.Add(iframe);
        }

        return same.Count == 1 ? same[0] : null;
    }

    // What allow says by itself of the src's origin; null where that is not known. A copy of what the browser does: it tells what comes of
    // allow and of everything around it only together.
    private static bool? Delegates(string? allow, string? src, string? page)
    {
        if (Origin(src) is not { } origin)
            return null;
        if (PolicyText.Of(allow ?? "", "microphone", isAttribute: true) is not { } list)
            return false;
        return list.Has(origin, Origin(page), origin) ? true
            : list.Unread.Count == 0 ? false
            : null;
    }

    private static WebOrigin? Origin(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) ? WebOrigin.Of(address) : null;

    // What allow says now, beside what it did when the frame's document was made: that is what the frame goes by.
    private static string Compare(bool delegates, string policy) =>
        (delegates, policy) switch
        {
            (true, FactValues.BlockedByAttribute) => FactValues.DelegatedLater,
            (false, FactValues.Allowed or FactValues.BlockedByWidgetHeader) => FactValues.Changed,
            _ => FactValues.Unchanged,
        };

    private static IEnumerable<Evidence> Read(JsonElement found, string? srcOrigin)
    {
        yield return Seen(Fact.SecureContext, found.GetProperty("secure").GetBoolean() ? FactValues.Yes : FactValues.No);
        yield return Seen(Fact.FrameOrigin, OriginKind(found.GetProperty("origin").GetString(), srcOrigin));
        if (found.TryGetProperty("permission", out var permission) && permission.ValueKind == JsonValueKind.String)
            yield return Seen(Fact.MicrophonePermission, permission.GetString()!); // A text, as was looked for.
        if (found.TryGetProperty("inputs", out var inputs))
            yield return Seen(Fact.AudioInputs, inputs.GetInt32() > 0 ? FactValues.Some : FactValues.Zero);
        if (found.TryGetProperty("error", out var error) && error.GetString() is { } text)
            yield return Seen(Fact.MicrophoneError, text);
    }

    private static string OriginKind(string? origin, string? srcOrigin) =>
        origin == "null" ? FactValues.Opaque
        : string.IsNullOrEmpty(srcOrigin) ? FactValues.WithoutSrc
        : origin == srcOrigin ? FactValues.AsSrc
        : origin == new Uri(srcOrigin).OnHttps().Origin() ? FactValues.Upgraded
        : FactValues.Redirected;

    private static string? Text(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static Evidence Seen(Fact fact, string value) =>
        new()
        {
            Fact = fact,
            Value = value,
            Place = EvidencePlace.BrowserProtocol,
        };
}
