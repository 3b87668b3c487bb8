using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Filters;

/// <summary>A filter as chips.</summary>
internal static class FilterChips
{
    /// <summary>Gets the chips that are always offered.</summary>
    public static IReadOnlyList<FilterChip> Offered(EventFilter filter) =>
    [
        .. Enum.GetValues<Severity>().Reverse().Select(severity => new FilterChip(
            $"{severity.Mark()} {severity.ToWords()}", filter.Severity == severity, filter with { Severity = filter.Severity == severity ? null : severity })),
        .. Enum.GetValues<TrustLevel>().Select(trust => new FilterChip(
            $"{(trust == TrustLevel.Trusted ? "✓" : "⚠")} {trust.ToWords()}", filter.Trust == trust, filter with { Trust = filter.Trust == trust ? null : trust })),
        .. Enum.GetValues<EventSource>().Select(source => new FilterChip(
            source.Word(), filter.Source == source, filter with { Source = filter.Source == source ? null : source })),
    ];

    /// <summary>Those that are there only because they are asked for.</summary>
    public static IReadOnlyList<FilterChip> Asked(EventFilter filter)
    {
        var chips = filter.Codes.Select(code => new FilterChip($"code {code}", true, filter with { Codes = [.. filter.Codes.Where(other => other != code)] })).ToList();
        Add("session", filter.Session, filter with { Session = null });
        Add("run", filter.Run, filter with { Run = null });
        Add("from", filter.From?.Moment(), filter with { From = null });
        Add("to", filter.To?.Moment(), filter with { To = null });
        Add("text", filter.Text, filter with { Text = null });
        return chips;

        void Add(string name, string? value, EventFilter without)
        {
            if (value is not null)
                chips.Add(new FilterChip($"{name} {value}", true, without));
        }
    }
}
