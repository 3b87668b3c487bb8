using System.Globalization;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Components;

namespace KojiWidgetHarness.Host.Dashboard.Charts;

/// <summary>One code over time: a bar for each part of the time in which it occurred, as high as it was frequent for this code.</summary>
public sealed partial class CodeChart
{
    private const int Height = 40;

    // Between bars, as a part of one.
    private const double Gap = 0.08;

    // What occurred once must be seen beside what occurred a thousand times.
    private const double Least = 3;

    /// <summary>The code and its bars.</summary>
    [Parameter, EditorRequired]
    public required CodeSeries Series { get; set; }

    /// <summary>The time.</summary>
    [Parameter, EditorRequired]
    public required ChartSpan Span { get; set; }

    /// <summary>Gets or sets what else is asked for; a bar's link asks for it, too.</summary>
    [Parameter, EditorRequired]
    public required EventFilter Filter { get; set; }

    private static string To(EventFilter filter) => $"{ProtocolRoutes.EventsPage}?{filter.ToQuery()}";

    private string Events(ChartBar bar) =>
        To(Filter with { Codes = [Series.Info.Code], From = Span.Begin(bar.Part), To = Span.End(bar.Part), Last = null });

    private double Tall(long count) => Math.Max(Least, (double)Height * count / Series.Most);

    private static string Percent(double parts) => (parts * 100 / ChartSpan.Parts).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private static string Text(double pixels) => pixels.ToString("0.##", CultureInfo.InvariantCulture);
}
