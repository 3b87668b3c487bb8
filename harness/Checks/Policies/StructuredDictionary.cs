namespace KojiWidgetHarness.Checks.Policies;

/// <summary>A dictionary of a structured field (RFC 8941, 4.2.2), its parameters read and left out.</summary>
internal static class StructuredDictionary
{
    /// <summary>The members by key; an item alone is a list of one, and of two with one key the last counts. Null where the text is not a dictionary.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<StructuredItem>>? Parse(string text)
    {
        var reader = new StructuredReader(text);
        var members = new Dictionary<string, IReadOnlyList<StructuredItem>>(StringComparer.Ordinal);
        reader.SkipSpaces();
        while (!reader.AtEnd)
        {
            if (!reader.TryReadKey(out var key) || !TryReadMember(ref reader, out var items))
                return null;
            members[key] = items;
            reader.SkipSpaces(tabs: true);
            if (reader.AtEnd)
                break;
            if (!reader.TryTake(','))
                return null;
            reader.SkipSpaces(tabs: true);
            // Nothing may follow the last comma but a member.
            if (reader.AtEnd)
                return null;
        }

        return members;
    }

    private static bool TryReadMember(ref StructuredReader reader, out IReadOnlyList<StructuredItem> items)
    {
        items = [new(StructuredKind.Other, "true")];
        if (!reader.TryTake('='))
            return reader.TrySkipParameters();
        if (reader.TryTake('('))
            return TryReadInnerList(ref reader, out items);
        if (!reader.TryReadItem(out var item))
            return false;
        items = [item];
        return true;
    }

    private static bool TryReadInnerList(ref StructuredReader reader, out IReadOnlyList<StructuredItem> items)
    {
        var read = new List<StructuredItem>();
        items = read;
        while (!reader.AtEnd)
        {
            reader.SkipSpaces();
            if (reader.TryTake(')'))
                return reader.TrySkipParameters();
            if (!reader.TryReadItem(out var item))
                return false;
            read.Add(item);
            if (!reader.AtEnd && reader.Next is not (' ' or ')'))
                return false;
        }

        return false;
    }
}
