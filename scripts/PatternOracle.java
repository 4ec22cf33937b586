import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import software.amazon.event.ruler.Ruler;

/** Asks AWS's own event-ruler about each [pattern, event, ours] line of standard input, and prints where it differs. */
public class PatternOracle {
  public static void main(String[] arguments) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    int same = 0;
    int different = 0;
    int refused = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonNode entry = mapper.readTree(line);
      boolean theirs;
      try {
        theirs = Ruler.matchesRule(entry.get(1).toString(), entry.get(0).toString());
      } catch (Exception error) {
        refused += 1;
        continue;
      }
      if (theirs == entry.get(2).asBoolean()) same += 1;
      else {
        different += 1;
        if (different <= 10) System.out.println("differs: pattern " + entry.get(0) + " event " + entry.get(1) + " ours " + entry.get(2) + " ruler " + theirs);
      }
    }
    System.out.println(same + " the same, " + different + " different, " + refused + " refused by the ruler");
    System.exit(different == 0 ? 0 : 1);
  }
}
