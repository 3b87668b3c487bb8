using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>Sets response headers of the widget's page, on its way to the browser.</summary>
/// <param name="Headers">Their names, in lower case, and values.</param>
public sealed record WidgetHeaders(params IReadOnlyList<KeyValuePair<string, string>> Headers) : Fault
{
    /// <summary>Sets one header.</summary>
    public WidgetHeaders(string name, string value)
        : this(KeyValuePair.Create(name, value))
    {
    }

    /// <summary>Whether both set the same headers, in the same order.</summary>
    public bool Equals(WidgetHeaders? other) => other is not null && Headers.SequenceEqual(other.Headers);

    /// <inheritdoc/>
    public override int GetHashCode() => Headers.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) =>
        OnTheWay.ChangeWidgetAsync(context, context.WidgetPage, response => new()
        {
            Response = response,
            Headers = response.Headers.ExceptBy(Headers.Select(header => header.Key), header => header.Key).Concat(Headers),
        });
}
