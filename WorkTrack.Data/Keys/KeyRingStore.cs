using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.Keys;

/// <summary>
/// The keys that cookies and forms are protected with: in the database, so that all servers have them, and as files in the
/// data directory, so that a server that starts while its database is away still shows pages.
/// </summary>
internal sealed class KeyRingStore(IDatabase database, string directory) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var files = Directory.Exists(directory)
            ? Directory.GetFiles(directory, "*.xml").ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText)
            : [];
        try
        {
            using var context = database.CreateContext();
            var stored = context.KeyRing.AsNoTracking().ToDictionary(row => row.Name, row => row.Xml);
            foreach (var (name, xml) in files.Where(file => !stored.ContainsKey(file.Key)))
            {
                // Made while the database was away.
                context.KeyRing.Add(new KeyRingRow { Name = name, Xml = xml });
            }

            context.SaveChanges();
            foreach (var (name, xml) in stored.Where(row => !files.ContainsKey(row.Key)))
            {
                Write(name, xml);
                files[name] = xml;
            }
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            // Then the files have to do.
        }

        return [.. files.Values.Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var xml = element.ToString(SaveOptions.DisableFormatting);
        Write(friendlyName, xml);
        try
        {
            using var context = database.CreateContext();
            context.KeyRing.Add(new KeyRingRow { Name = friendlyName, Xml = xml });
            context.SaveChanges();
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            // It is written there when the keys are next read.
        }
    }

    private void Write(string name, string xml)
    {
        Directory.CreateDirectory(directory);
        SecretFile.Write(Path.Combine(directory, Path.GetFileName(name) + ".xml"), xml);
    }
}
