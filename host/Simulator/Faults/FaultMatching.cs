using KojiWidgetHarness.Protocol.Simulation.Faults;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Faults;

/// <summary>Whether a rule fits a request; how often it may and how likely is another matter.</summary>
internal static class FaultMatching
{
    public static bool Fits(FaultMatch? match, FaultCall call)
    {
        // The page would see a refusal that no script can read where it was to see the fault.
        if (call.IsPreflight && !HttpMethods.IsOptions(match?.Method ?? ""))
            return false;
        if (match is null)
            return true;

        return (match.Method is null || HttpMethods.Equals(match.Method, call.Method))
            && (match.Path is null || FitsPath(match.Path, call.Path))
            && (match.Project is null || call.Projects.Contains(match.Project, StringComparer.Ordinal))
            && (match.Key is null || match.Key == call.Key)
            && (match.Header is null || FitsHeader(match.Header, call.Headers));
    }

    // Only the asterisk is special: each piece between two of them is looked for after the one before.
    private static bool FitsPath(string pattern, string path)
    {
        var pieces = pattern.Split('*');
        var (first, last) = (pieces[0], pieces[^1]);
        if (pieces.Length == 1)
            return string.Equals(pattern, path, StringComparison.OrdinalIgnoreCase);
        if (
            path.Length < first.Length + last.Length
            || !path.StartsWith(first, StringComparison.OrdinalIgnoreCase)
            || !path.EndsWith(last, StringComparison.OrdinalIgnoreCase)
        )
            return false;

        var (from, end) = (first.Length, path.Length - last.Length);
        foreach (var piece in pieces[1..^1])
        {
            var found = path.IndexOf(piece, from, end - from, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
                return false;
            from = found + piece.Length;
        }

        return true;
    }

    private static bool FitsHeader(FaultHeader header, IHeaderDictionary headers) =>
        headers.TryGetValue(header.Name, out var values) && (header.Value is null || values.Contains(header.Value));
}
