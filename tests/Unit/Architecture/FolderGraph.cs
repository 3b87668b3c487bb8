namespace KojiWidgetHarness.Tests.Unit.Architecture;

/// <summary>Which folder of a project uses which, with an example of each use.</summary>
internal sealed class FolderGraph
{
    private readonly SortedDictionary<(string From, string To), SortedSet<string>> uses = [];

    /// <summary>Adds that a type of one folder uses one of another. Uses within a folder are nobody's concern.</summary>
    public void Add(string from, string to, string example)
    {
        if (from == to)
            return;
        if (!uses.TryGetValue((from, to), out var examples))
            uses[(from, to)] = examples = new(StringComparer.Ordinal);
        examples.Add(example);
    }

    /// <summary>Gets the graph without a folder.</summary>
    public FolderGraph Without(string folder)
    {
        var rest = new FolderGraph();
        foreach (var ((from, to), examples) in uses.Where(use => use.Key.From != folder && use.Key.To != folder))
            rest.uses[(from, to)] = examples;
        return rest;
    }

    /// <summary>
    /// Describes each use that is a part of a cycle: what a folder uses that uses it, too, be it by way of others; first what is rare,
    /// which is often what should not be.
    /// </summary>
    public IReadOnlyList<string> Cycles()
    {
        var reached = uses.Keys.Select(use => use.From).Distinct().ToDictionary(folder => folder, Reach);
        return
        [
            .. from use in uses
            orderby use.Value.Count, use.Key
            where reached.TryGetValue(use.Key.To, out var back) && back.Contains(use.Key.From)
            select $"{use.Key.From} -> {use.Key.To} ({use.Value.Count}): {string.Join(", ", use.Value.Take(3))}",
        ];
    }

    private HashSet<string> Reach(string folder)
    {
        var (found, open) = (new HashSet<string>(), new Stack<string>([folder]));
        while (open.TryPop(out var at))
        {
            foreach (var (from, to) in uses.Keys)
            {
                if (from == at && found.Add(to))
                    open.Push(to);
            }
        }

        return found;
    }
}
