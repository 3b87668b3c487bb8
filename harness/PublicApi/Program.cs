using KojiWidgetHarness.PublicApi;

if (args is not [var list, var folder, _, ..])
{
    Console.Error.WriteLine("usage: KojiWidgetHarness.PublicApi TYPES-FILE FOLDER ASSEMBLY...");
    return 2;
}

try
{
    var names = File.ReadLines(list).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');
    using var assemblies = ReferenceAssemblies.Read(args[2..]);
    assemblies.ShowOnly([.. names]);
    Directory.CreateDirectory(folder);
    assemblies.Write(folder);
    return 0;
}
catch (PublicApiException mistake)
{
    // In the form in which a build shows it as an error of its own.
    Console.Error.WriteLine($"{list} : error KOJI0002: {mistake.Message}");
    return 1;
}
