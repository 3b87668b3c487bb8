using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Scenarios.Testing;

/// <summary>
/// Assertions that wait, as Playwright's do. Only events that count are looked at: those of the widget itself, and of the bridge.
/// </summary>
/// <param name="widget">The widget.</param>
/// <param name="fail">What a test framework fails with.</param>
/// <param name="isNot">Whether the opposite is expected.</param>
public sealed class KojiWidgetAssertions(KojiWidget widget, Func<string, Exception> fail, bool isNot = false)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Nobody knows of something absent when it would have come.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan DescribingTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The opposite of what follows.</summary>
    public KojiWidgetAssertions Not => new(widget, fail, !isNot);

    /// <summary>Expects an event with this code and, where one is named, this cause and no other.</summary>
    /// <param name="code">See <see cref="EventCodes"/>.</param>
    /// <param name="because">See <see cref="CauseIds"/>; it has to be proven.</param>
    /// <param name="within">How long to wait, 5 s by default; with <see cref="Not"/> 2 s.</param>
    public async Task ToReportAsync(EventCode code, CauseId? because = null, TimeSpan? within = null)
    {
        var patience = within ?? (isNot ? Silence : Patience);
        var seen = await SeeAsync(item => item.Code == code, patience);
        var wanted = $"the widget to report {code}{(because is null ? "" : $" because of {because}")}";
        if (isNot)
        {
            if (seen is not null && (because is null || IsFound(await DiagnoseAsync(seen), because)))
                await FailAsync($"Expected {wanted} never, and waited {TimeText.Write(patience)}.", $"It reported it: \"{seen.Message}\".");
            return;
        }

        if (seen is null)
            await FailAsync($"Expected {wanted} within {TimeText.Write(patience)}.", Instead(code));
        else if (because is not null && await DiagnoseAsync(seen) is var causes && !IsFound(causes, because))
            await FailAsync(
                $"Expected {wanted}.",
                causes.Count == 0
                    ? "It reported it, but nothing proves a cause."
                    : $"It reported it because of {string.Join(", ", causes.Select(cause => cause.Cause))}."
            );
    }

    /// <summary>Expects these codes one after the other; others may come between.</summary>
    public async Task ToReportInOrderAsync(params IReadOnlyList<EventCode> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        if (isNot)
            throw new NotSupportedException("Not has no meaning before ToReportInOrderAsync: say which order is expected instead.");
        using var deadline = new CancellationTokenSource(Patience);
        var after = 0L;
        for (var index = 0; index < codes.Count; index++)
        {
            var (code, position) = (codes[index], after);
            try
            {
                after = (
                    await widget.FirstAsync(item => Counts(item) && item.Code == code && item.Position > position, deadline.Token)
                ).Position;
            }
            catch (OperationCanceledException)
            {
                var before = index == 0 ? "" : $" after {codes[index - 1]}";
                await FailAsync(
                    $"Expected the widget to report {string.Join(", then ", codes)} within {TimeText.Write(Patience)}.",
                    $"{code} did not come{before}."
                );
            }
        }
    }

    /// <summary>Expects that no error was reported until now.</summary>
    public async Task ToReportNoErrorAsync()
    {
        var errors = widget
            .Events.Where(item => Counts(item) && item.Severity == Severity.Error)
            .Select(item => item.Code)
            .Distinct()
            .ToList();
        if (errors.Count > 0 != isNot)
            await FailAsync(
                $"Expected the widget to report {(isNot ? "an" : "no")} error.",
                errors.Count == 0 ? "It reported none." : $"It reported {string.Join(", ", errors)}."
            );
    }

    private static bool Counts(EventEnvelope item) => item.Trust.Level == TrustLevel.Trusted && item.Replays is null;

    private static bool IsFound(IReadOnlyList<Diagnosis> causes, CauseId? because) =>
        causes is [var only] && only.Cause == because && only.Confidence == Confidence.Proven;

    private string Instead(EventCode code)
    {
        var others = widget
            .Events.Where(item => Counts(item) && item.Severity == Severity.Error && item.Code != code)
            .Select(item => item.Code)
            .Distinct()
            .ToList();
        return others.Count == 0 ? "It reported no error at all." : $"It reported {string.Join(", ", others)} instead.";
    }

    private async Task<EventEnvelope?> SeeAsync(Func<EventEnvelope, bool> fits, TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience);
        try
        {
            return await widget.FirstAsync(item => Counts(item) && fits(item), deadline.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<Diagnosis>> DiagnoseAsync(EventEnvelope seen)
    {
        using var deadline = new CancellationTokenSource(DescribingTimeout);
        return await widget.DiagnoseAsync(seen, deadline.Token);
    }

    private async Task FailAsync(string expected, string? found)
    {
        using var deadline = new CancellationTokenSource(DescribingTimeout);
        throw fail(await WidgetStory.WriteAsync(widget, expected, found, deadline.Token));
    }
}
