using System.Text.Json;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Recorders;

/// <summary>
/// Notes in every document, from before its own scripts run, when it stood still. The widget's frame is asked, not the page around it:
/// what the bridge saw is not what proves it.
/// </summary>
internal sealed class HaltRecorder(IPage page)
{
    // Longer than the minute for which browsers let the timers of a hidden page wait.
    private const int ShortestMs = 120_000;

    private const string Script = """
        (() => {
          const halts = [];
          let last = Date.now();
          let frozenAt;
          const note = (kind, from, to) => { if (to - from > SHORTEST) halts.push({ kind, from, to }); };
          const look = () => {
            if (frozenAt === undefined) note('clock-jumped', last, Date.now());
            last = Date.now();
          };
          document.addEventListener('freeze', () => { look(); frozenAt = Date.now(); });
          document.addEventListener('resume', () => {
            note('frozen', frozenAt, Date.now());
            frozenAt = undefined;
            last = Date.now();
          });
          setInterval(look, 1_000);
          Object.defineProperty(self, '__harnessHalts', { value: () => { look(); return halts; } });
        })();
        """;

    /// <summary>Begins; before the page opens.</summary>
    public Task StartAsync() => page.AddInitScriptAsync(Script.Replace("SHORTEST", $"{ShortestMs}", StringComparison.Ordinal));

    /// <summary>What kept the widget standing still for most of the time since it was last heard of before it failed.</summary>
    /// <param name="events">What the log holds of the session.</param>
    /// <param name="widget">The widget's iframe.</param>
    /// <param name="failure">How it failed.</param>
    public static async Task<IReadOnlyList<Evidence>> LookAsync(IReadOnlyList<EventEnvelope> events, ILocator widget, EventEnvelope failure)
    {
        // A widget that fails lets go of the microphone first: that is part of its end, no sign that the session lived until then.
        var heard = events.LastOrDefault(item =>
            item is { Source: EventSource.Widget, Trust.Level: TrustLevel.Trusted }
            && item.Code != EventCodes.MicrophoneStopped
            && item.Position < failure.Position
        );
        if (
            heard is null
            || await widget.ElementHandlesAsync() is not [var iframe, ..]
            || await iframe.ContentFrameAsync() is not { } frame
        )
            return [];

        var halts = await frame.EvaluateAsync<JsonElement>("self.__harnessHalts?.() ?? []");
        var value = MostOf([.. halts.EnumerateArray().Select(Read)], heard.OccurredAt, failure.OccurredAt);
        return
        [
            new()
            {
                Fact = Fact.PageHalt,
                Value = value,
                Place = EvidencePlace.BrowserProtocol,
            },
        ];
    }

    /// <summary>A value of <see cref="Fact.PageHalt"/>: the kind of halt that took more than half of a time, if any did.</summary>
    public static string MostOf(IReadOnlyList<Halt> halts, DateTimeOffset since, DateTimeOffset until) =>
        halts
            .GroupBy(halt => halt.Kind, halt => Min(halt.To, until) - Max(halt.From, since))
            .FirstOrDefault(kind => kind.Where(time => time > TimeSpan.Zero).Sum(time => time.Ticks) > (until - since).Ticks / 2)
            ?.Key
        ?? FactValues.None;

    private static Halt Read(JsonElement halt) =>
        new(halt.GetProperty("kind").GetString()!, Time(halt.GetProperty("from")), Time(halt.GetProperty("to")));

    private static DateTimeOffset Time(JsonElement epoch) => DateTimeOffset.FromUnixTimeMilliseconds((long)epoch.GetDouble());

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>A time during which nothing in a document ran.</summary>
    /// <param name="Kind"><see cref="FactValues.Frozen"/> or <see cref="FactValues.ClockJumped"/>.</param>
    /// <param name="From">Its begin, by the document's clock.</param>
    /// <param name="To">Its end.</param>
    internal sealed record Halt(string Kind, DateTimeOffset From, DateTimeOffset To);
}
