import { VERDICTS, type Verdict } from "@mastguard/engine";
import { ListFilter } from "lucide-react";
import { Button } from "../ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu";

export interface LiveFilterProps {
  value: Verdict | "all";
  onValueChange: (value: Verdict | "all") => void;
}

/** Which decisions the stream shows. */
export function LiveFilter({ value, onValueChange }: LiveFilterProps) {
  const choose = (chosen: string) => onValueChange(VERDICTS.find((verdict) => verdict === chosen) ?? "all");
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="sm">
          <ListFilter aria-hidden />
          {value === "all" ? "All decisions" : `Only ${value}`}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuRadioGroup value={value} onValueChange={choose}>
          {["all", ...VERDICTS].map((option) => (
            <DropdownMenuRadioItem key={option} value={option}>
              {option === "all" ? "All decisions" : option}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
