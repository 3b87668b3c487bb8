using KojiWidgetHarness.Components;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Filters;

/// <summary>A filter as chips.</summary>
internal static class FilterChips
{
    /// <summary>Gets the chips that are always offered.</summary>
    public static IReadOnlyList<FilterChip> Offered(EventFilter filter) =>
        [
            .. Enum.GetValues<Severity>()
                .Reverse()
                .Select(severity =>
                    Offer($"{severity.Mark()} {severity.ToWords()}", filter.Severity == severity, (now, on) =>
                        now with
                        {
                            Severity = on ? severity : null,
                        }
                    )
                ),
            .. Enum.GetValues<TrustLevel>()
                .Select(trust =>
                    Offer($"{(trust == TrustLevel.Trusted ? "✓" : "⚠")} {trust.ToWords()}", filter.Trust == trust, (now, on) =>
                        now with
                        {
                            Trust = on ? trust : null,
                        }
                    )
                ),
            .. Enum.GetValues<EventSource>()
                .Select(source => Offer(source.Word(), filter.Source == source, (now, on) => now with { Source = on ? source : null })),
        ];

    /// <summary>Gets those that are there only because they are asked for.</summary>
    public static IReadOnlyList<FilterChip> Asked(EventFilter filter)
    {
        var chips = filter
            .Codes.Select(code => new FilterChip($"code {code}", true, now =>
                now with
                {
                    Codes = [.. now.Codes.Where(other => other != code)],
                }
            ))
            .ToList();
        Add("session", filter.Session, now => now with { Session = null });
        Add("run", filter.Run, now => now with { Run = null });
        Add("from", filter.From?.Moment(), now => now with { From = null });
        Add("to", filter.To?.Moment(), now => now with { To = null });
        Add("last", filter.Last is { } last ? RecentTime.Text(last) : null, now => now with { Last = null });
        Add("text", filter.Text, now => now with { Text = null });
        return chips;

        void Add(string name, string? value, Func<EventFilter, EventFilter> without)
        {
            if (value is not null)
                chips.Add(new FilterChip($"{name} {value}", true, without));
        }
    }

    private static FilterChip Offer(string label, bool isOn, Func<EventFilter, bool, EventFilter> with) =>
        new(label, isOn, now => with(now, !isOn));
}

/// <summary>One thing that a filter can ask for.</summary>
/// <param name="Label">What it is, for people.</param>
/// <param name="On">Whether it is asked for.</param>
/// <param name="Toggle">
/// Makes of the filter that is asked for now the one with it, or without it. Of the filter now, not of the one that the chip was drawn for:
/// a second click may come before the page shows the first.
/// </param>
public sealed record FilterChip(string Label, bool On, Func<EventFilter, EventFilter> Toggle);
