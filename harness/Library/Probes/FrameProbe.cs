using System.Text.Json;
using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Probes;

/// <summary>Asks the browser about the widget's frame: what it may do with the microphone, and what comes when it tries.</summary>
internal static class FrameProbe
{
    // One try of our own tells the browser's exception, which the widget need not pass on. A question that nobody answers is given up.
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

    public static async Task<IReadOnlyList<Evidence>> LookAsync(BrowserKind browser, IPage page, ILocator frames, FrameInfo? of)
    {
        var iframe = await ChooseAsync(await frames.ElementHandlesAsync(), of);
        if (iframe is null || await iframe.ContentFrameAsync() is not { } frame)
            return [];

        var allow = await iframe.GetAttributeAsync("allow");
        List<Evidence> attributes =
        [
            Seen(Fact.AllowAttribute, allow ?? FactValues.None),
            Seen(Fact.AllowPresent, allow is null ? FactValues.No : FactValues.Yes),
        ];
        // An error page is the browser's own: what it may do says nothing about the widget.
        if (frame.Url.StartsWith("chrome-error:", StringComparison.Ordinal) || frame.Url.StartsWith("about:neterror", StringComparison.Ordinal))
            return attributes;

        var policy = await browser.FindMicrophonePolicyAsync(page, frame);
        if (policy is not null)
            attributes.Add(Seen(Fact.MicrophonePolicy, policy));
        var found = await frame.EvaluateAsync<JsonElement>(Script, FactValues.Unanswered);
        var origin = await iframe.EvaluateAsync<string>("frame => URL.canParse(frame.src) ? new URL(frame.src).origin : ''");
        List<Evidence> seen = [.. attributes, .. Read(found, origin)];
        if (policy is not null && seen.Any(item => item is { Fact: Fact.FrameOrigin, Value: FactValues.AsSrc })
            && await iframe.EvaluateAsync<bool?>("frame => frame.featurePolicy?.allowsFeature('microphone') ?? null") is { } delegates)
            seen.Add(Seen(Fact.AllowSinceLoad, Compare(delegates, policy)));
        return seen;
    }

    // Of several widgets that one whose failure it is; none where that cannot be told, for another's policy would be evidence of nothing.
    private static async Task<IElementHandle?> ChooseAsync(IReadOnlyList<IElementHandle> iframes, FrameInfo? of)
    {
        if (iframes.Count < 2 || of is null)
            return iframes is [var first, ..] ? first : null;
        var same = new List<IElementHandle>();
        foreach (var iframe in iframes)
        {
            if (UriParts.WithoutCredentials(await iframe.EvaluateAsync<string>("frame => frame.src")) == of.Src && await iframe.GetAttributeAsync("allow") == of.Allow)
                same.Add(iframe);
        }

        return same.Count == 1 ? same[0] : null;
    }

    // What allow says now, beside what it did when the frame's document was made: that is what the frame goes by.
    private static string Compare(bool delegates, string policy) => (delegates, policy) switch
    {
        (true, FactValues.BlockedByAttribute) => FactValues.DelegatedLater,
        (false, FactValues.Allowed or FactValues.BlockedByWidgetHeader) => FactValues.Changed,
        _ => FactValues.Unchanged,
    };

    private static IEnumerable<Evidence> Read(JsonElement found, string srcOrigin)
    {
        yield return Seen(Fact.SecureContext, found.GetProperty("secure").GetBoolean() ? FactValues.Yes : FactValues.No);
        yield return Seen(Fact.FrameOrigin, OriginKind(found.GetProperty("origin").GetString(), srcOrigin));
        if (found.TryGetProperty("permission", out var permission) && permission.ValueKind == JsonValueKind.String)
            yield return Seen(Fact.MicrophonePermission, permission.GetString()!);
        if (found.TryGetProperty("inputs", out var inputs))
            yield return Seen(Fact.AudioInputs, inputs.GetInt32() > 0 ? FactValues.Some : FactValues.Zero);
        if (found.TryGetProperty("error", out var error))
            yield return Seen(Fact.MicrophoneError, error.GetString()!);
    }

    private static string OriginKind(string? origin, string srcOrigin) =>
        origin == "null" ? FactValues.Opaque
        : srcOrigin.Length == 0 ? FactValues.WithoutSrc
        : origin == srcOrigin ? FactValues.AsSrc
        : FactValues.Redirected;

    private static Evidence Seen(Fact fact, string value) => new() { Fact = fact, Value = value, Place = EvidencePlace.BrowserProtocol };
}
