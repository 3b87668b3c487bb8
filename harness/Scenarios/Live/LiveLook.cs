using System.Net;
using System.Text;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Live;

/// <summary>One look at an open page.</summary>
/// <param name="Tab">The page.</param>
/// <param name="Log">What the browser asked for, and what came.</param>
/// <param name="Source">The page as the browser got it.</param>
/// <param name="IsIsolated">Whether it asks of its frames to be isolated.</param>
internal sealed record LiveLook(IPage Tab, FrameLog Log, PageSource Source, bool IsIsolated)
{
    /// <summary>
    /// Sets beside a prediction what is seen of it, and says where they differ. Of what was not reached nothing is compared.
    /// </summary>
    public async Task<CheckedEmbed> CompareAsync(
        CheckedEmbed embed,
        Embed? read,
        IElementHandle element,
        float patienceMs,
        List<CheckFinding> findings
    )
    {
        var place = new Place(embed.Line, read?.Place.Column ?? 0);
        await EmbedObserver.ShowAsync(element);
        if (await element.ContentFrameAsync() is { } frame && Log.Unreached(frame, IsIsolated) is { } error)
        {
            findings.Add(
                new()
                {
                    Rule = LiveRules.NotReached.Id.Value,
                    Severity = LiveRules.NotReached.Severity,
                    Line = place.Line,
                    Column = place.Column,
                    Message = $"The browser did not get {Host(Log.Asked(frame))}: {error}. Nothing was compared.",
                    Fix = LiveRules.NotReached.Fix,
                }
            );
            return embed with { Observed = new() };
        }

        await EmbedObserver.AwaitMessageAsync(Tab, element, patienceMs);
        var observed = embed with { Observed = await EmbedObserver.ObserveAsync(Tab, element) };
        if (observed is { Predicts.Microphone: true, Observed.Microphone: false } && await EmbedObserver.HasLaterAllowAsync(Tab, element))
        {
            findings.Add(LiveRules.AllowSetLater(place));
            return observed with
            {
                Predicts = observed.Predicts with { Microphone = false },
                Because = observed.Because with { Microphone = RuleIds.AllowMicrophone.Value },
            };
        }

        var changed =
            read is not null && await element.ContentFrameAsync() is { } now && await LiveFrame.OfAsync(now) is { } live
                ? live.ChangedFrom(read)
                : [];
        findings.AddRange(PredictionDiffers.Check(observed, place, changed));
        return observed;
    }

    private static string Host(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var at) ? at.Origin() : "the widget";
}

/// <summary>An iframe as it is in the open page.</summary>
/// <param name="Frame">What is in it.</param>
/// <param name="Element">Its element.</param>
/// <param name="Attributes">By name.</param>
internal sealed record LiveFrame(IFrame Frame, IElementHandle Element, IReadOnlyDictionary<string, string> Attributes)
{
    private const string Read = "frame => [...frame.attributes].flatMap(({ name, value }) => [name, value])";

    /// <summary>What of the attributes decides over the widget.</summary>
    private static readonly string[] Decisive = ["src", "allow", "sandbox", "srcdoc", "credentialless", "loading"];

    /// <summary>Null where the frame has gone.</summary>
    public static async Task<LiveFrame?> OfAsync(IFrame frame)
    {
        try
        {
            var element = await frame.FrameElementAsync();
            var read = await element.EvaluateAsync<string[]>(Read);
            return new(frame, element, read.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal));
        }
        catch (PlaywrightException)
        {
            return null;
        }
    }

    /// <summary>The attributes that are otherwise than they were read.</summary>
    public IReadOnlyList<string> ChangedFrom(Embed embed) =>
        [.. Decisive.Where(name => !embed.IsUnknown(name) && embed[name] != Attributes.GetValueOrDefault(name))];

    /// <summary>The tag as it could have been written.</summary>
    /// <param name="src">Where the frame was led to.</param>
    public string Tag(string src)
    {
        var written = new StringBuilder("<iframe");
        foreach (var (name, value) in Attributes.Where(attribute => attribute.Key is not ("src" or "srcdoc")))
            written.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        return written.Append(" src=\"").Append(WebUtility.HtmlEncode(src)).Append("\"></iframe>").ToString();
    }
}
